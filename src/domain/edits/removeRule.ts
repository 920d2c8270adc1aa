import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** Takes a rule away: its rows go where the next rule that takes them leads, else back to the unmatched. */
export function removeRule(map: JourneyMap, id: string): Change[] {
  return map.rules.has(id) ? [{ op: 'remove', noun: 'rules', id }] : [];
}
