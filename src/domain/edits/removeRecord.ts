import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/**
 * Deletes a record that does not stand on the canvas. What names it (an owner, a fix's failure modes) keeps the name
 * and reads as none meanwhile (repair), so that one undo brings everything back.
 */
export function removeRecord(
  map: JourneyMap,
  noun: 'departments' | 'personas' | 'failureModes' | 'fixes',
  id: string,
): Change[] {
  return map[noun].has(id) ? [{ op: 'remove', noun, id }] : [];
}
