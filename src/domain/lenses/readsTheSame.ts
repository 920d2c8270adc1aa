import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Owned } from '#domain/map/owner.ts';

const wholeNouns = ['stages', 'departments', 'failureModes', 'fixes', 'datasets', 'rules'] as const;

/**
 * Whether two versions of a map give equal readings under every lens. Moving, resizing and renaming touchpoints and
 * paths is by far the most frequent edit, and no number depends on it.
 */
export function readsTheSame(a: JourneyMap, b: JourneyMap): boolean {
  if (a === b) return true;
  return (
    a.meta.currency === b.meta.currency &&
    wholeNouns.every((noun) => a[noun] === b[noun]) &&
    sameRecords(a.touchpoints, b.touchpoints, (one, other) => one.stage === other.stage) &&
    sameRecords(a.paths, b.paths, (one, other) => one.from === other.from && one.to === other.to)
  );
}

function sameRecords<R extends Owned>(
  a: ReadonlyMap<string, R>,
  b: ReadonlyMap<string, R>,
  isSame: (one: R, other: R) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  return [...a].every(([id, one]) => {
    const other = b.get(id);
    return one === other || (other !== undefined && sameOwner(one, other) && isSame(one, other));
  });
}

function sameOwner(a: Owned, b: Owned): boolean {
  return (
    a.accountable === b.accountable &&
    a.contestOpen === b.contestOpen &&
    a.alsoClaimed.join(' ') === b.alsoClaimed.join(' ')
  );
}
