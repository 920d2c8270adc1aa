import type { JourneyMap, Noun } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** Carries out a plan on a snapshot, without a document: what the map would be. Records of other nouns keep their identity. */
export function applyPlan(map: JourneyMap, changes: readonly Change[]): JourneyMap {
  let { meta } = map;
  const written = new Map<Noun, Map<string, unknown>>();
  for (const change of changes) {
    if (change.op === 'setMeta') {
      meta = { ...meta, ...change.fields };
      continue;
    }
    const records = written.get(change.noun) ?? new Map<string, unknown>(map[change.noun]);
    written.set(change.noun, records);
    if (change.op === 'put') records.set(change.record.id, change.record);
    if (change.op === 'remove') records.delete(change.id);
    if (change.op === 'set') {
      const record = records.get(change.id);
      if (record) records.set(change.id, { ...record, ...change.fields });
    }
  }
  return { ...map, meta, ...Object.fromEntries(written) };
}
