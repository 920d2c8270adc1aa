import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** The plan that brings back what a removal plan takes or changes elsewhere, from the map as it was before. */
export function restoreThings(before: JourneyMap, removal: readonly Change[]): Change[] {
  return removal.flatMap((change) => {
    if (change.op !== 'remove' && change.op !== 'set') return [];
    const record = before[change.noun].get(change.id);
    if (!record) return [];
    if (change.op === 'remove') return [{ op: 'put', noun: change.noun, record } as Change];
    const fields = Object.entries(record).filter(([key]) => key in change.fields);
    return [{ op: 'set', noun: change.noun, id: change.id, fields: Object.fromEntries(fields) } as Change];
  });
}
