import { groupDragType, layGroup, parseDraggedGroup } from '#actions/layGroup.ts';
import { mapOf } from '#actions/session.ts';
import { select } from '#view/selecting.ts';
import type { Surface } from './surface.ts';
import { thingOf } from './thingOf.ts';

/** The touchpoint or path under a dragged group is outlined: that is where it would lie. */
export function dragGroupOver(surface: Surface, event: DragEvent): void {
  if (!event.dataTransfer?.types.includes(groupDragType)) return;
  const place = placeUnder(surface, event);
  event.preventDefault();
  event.dataTransfer.dropEffect = place === null ? 'none' : 'link';
  if (surface.session.view.getState().focused !== place) select(surface.session.view, place ? [place] : []);
}

/** A group of failures is dropped on a touchpoint or path: that makes the rule. */
export function dropGroup(surface: Surface, event: DragEvent): void {
  const group = parseDraggedGroup(event.dataTransfer?.getData(groupDragType) ?? '');
  const place = placeUnder(surface, event);
  if (group === null || place === null) return;
  event.preventDefault();
  layGroup(surface.session, group, place);
}

function placeUnder(surface: Surface, event: DragEvent): string | null {
  const id = thingOf(surface, event);
  const map = mapOf(surface.session);
  return id !== null && (map.touchpoints.has(id) || map.paths.has(id)) ? id : null;
}
