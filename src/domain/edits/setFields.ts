import type { JourneyMap, Noun, RecordOf } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** Sets fields of one record; only what differs from now, and nothing for a record that is gone. */
export function setFields<N extends Noun>(
  map: JourneyMap,
  noun: N,
  id: string,
  fields: Partial<Omit<RecordOf<N>, 'id'>>,
): Change[] {
  const record = map[noun].get(id) as Record<string, unknown> | undefined;
  if (!record) return [];
  const changed = Object.entries(fields).filter(([key, value]) => record[key] !== value);
  if (changed.length === 0) return [];
  return [{ op: 'set', noun, id, fields: Object.fromEntries(changed) } as Change];
}
