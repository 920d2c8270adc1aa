import { mapOf } from '#actions/session.ts';
import { thingAt } from '#domain/layout/placeIndex.ts';
import { nounOf } from '#domain/map/structure.ts';
import { worldPoint, type Surface } from './surface.ts';

/** The stage, touchpoint, note or path under a pointer; far out by the grid, for there are no elements then. */
export function thingOf(
  surface: Surface,
  event: { readonly target: EventTarget | null; readonly clientX: number; readonly clientY: number },
): string | null {
  const map = mapOf(surface.session);
  const element = event.target instanceof Element ? event.target.closest('[data-id]') : null;
  const id = element?.getAttribute('data-id');
  if (id && nounOf(map, id) !== null) return id;
  if (surface.element.dataset['detail'] !== 'far') return null;
  return thingAt(map, worldPoint(surface, event));
}
