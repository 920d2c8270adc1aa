import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** The plan that brings back what a removal plan takes, from the map as it was before. */
export function restoreThings(before: JourneyMap, removal: readonly Change[]): Change[] {
  return removal.flatMap((change) => {
    if (change.op !== 'remove') return [];
    const record = before[change.noun].get(change.id);
    return record ? [{ op: 'put', noun: change.noun, record } as Change] : [];
  });
}
