import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

/** Carries out a plan on a snapshot, without a document: what an edit means, for tests of edits. */
export function applyPlan(map: JourneyMap, changes: readonly Change[]): JourneyMap {
  let next = map;
  for (const change of changes) {
    if (change.op === 'setMeta') {
      next = { ...next, meta: { ...next.meta, ...change.fields } };
      continue;
    }
    const records = new Map<string, unknown>(next[change.noun]);
    if (change.op === 'put') records.set(change.record.id, change.record);
    if (change.op === 'remove') records.delete(change.id);
    if (change.op === 'set') {
      const record = records.get(change.id);
      if (record) records.set(change.id, { ...record, ...change.fields });
    }
    next = { ...next, [change.noun]: records };
  }
  return next;
}
