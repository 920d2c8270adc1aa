import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { pathSchema } from '#domain/map/path.ts';
import { canLink } from '#domain/rules/canLink.ts';
import type { Change } from './change.ts';

/** A new path between two touchpoints; nothing where `canLink` says no. */
export function linkTouchpoints(
  map: JourneyMap,
  wish: { readonly id: string; readonly from: string; readonly to: string },
): Change[] {
  if (!canLink(map, wish.from, wish.to).ok) return [];
  return [{ op: 'put', noun: 'paths', record: pathSchema.parse(wish) }];
}

/** Leads a path to another end; nothing where `canLink` says no. */
export function relinkPath(
  map: JourneyMap,
  wish: { readonly id: string; readonly from: string; readonly to: string },
): Change[] {
  const path = map.paths.get(wish.id);
  if (!path || !canLink(map, wish.from, wish.to, wish.id).ok) return [];
  const ends = {
    ...(path.from === wish.from ? {} : { from: wish.from }),
    ...(path.to === wish.to ? {} : { to: wish.to }),
  };
  return Object.keys(ends).length === 0 ? [] : [{ op: 'set', noun: 'paths', id: wish.id, fields: ends }];
}
