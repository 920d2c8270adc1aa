import type { JourneyMap, Noun } from '#domain/map/journeyMap.ts';
import { nounOf, pathsAt, touchpointsIn } from '#domain/map/structure.ts';
import type { Change } from './change.ts';

/**
 * Deletes things and takes along what hangs on them, so that one undo restores all: a stage's touchpoints, a
 * touchpoint's paths, the rules that lead failures there. Failure modes stay, without a place: their analysis is
 * work that a deleted card must not take away.
 */
export function removeThings(map: JourneyMap, ids: Iterable<string>): Change[] {
  const gone = new Map<string, Noun>();
  const remove = (id: string) => {
    const noun = nounOf(map, id);
    if (noun === null || gone.has(id)) return;
    gone.set(id, noun);
    if (noun === 'stages') for (const touchpoint of touchpointsIn(map, id)) remove(touchpoint.id);
    if (noun === 'touchpoints') for (const path of pathsAt(map, id)) remove(path.id);
  };
  for (const id of ids) remove(id);
  for (const rule of map.rules.values())
    if (rule.place !== null && gone.has(rule.place)) gone.set(rule.id, 'rules');
  return [...gone].map(([id, noun]) => ({ op: 'remove', noun, id }));
}

/** What a removal takes along, in words for its toast: "2 touchpoints, 3 paths". */
export function wordsOf(changes: readonly Change[]): string {
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (change.op === 'remove') counts.set(change.noun, (counts.get(change.noun) ?? 0) + 1);
  }
  return [...counts]
    .map(([noun, count]) => (count === 1 ? `1 ${noun.slice(0, -1)}` : `${count} ${noun}`))
    .join(', ');
}
