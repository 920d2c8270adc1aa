import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { pathsAt } from '#domain/map/structure.ts';

/** Yes, or the reason why not, as a sentence for people. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export const yes: Verdict = { ok: true };
export function no(reason: string): Verdict {
  return { ok: false, reason };
}

/** May a path lead from one touchpoint to another? `except` is the path that is being reconnected. */
export function canLink(map: JourneyMap, from: string, to: string, except?: string): Verdict {
  if (!map.touchpoints.has(from) || !map.touchpoints.has(to)) return no('A path joins two touchpoints.');
  if (from === to) return no('A path needs two different touchpoints.');
  const isThere = pathsAt(map, from).some(
    (path) => path.from === from && path.to === to && path.id !== except,
  );
  return isThere ? no('There is already a path between these two touchpoints.') : yes;
}
