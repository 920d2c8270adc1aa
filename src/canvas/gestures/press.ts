import { mapOf, mayEdit } from '#actions/session.ts';
import { boxing } from './boxing.ts';
import { connecting, reconnecting } from './connecting.ts';
import { followDrag, type Drag } from './dragging.ts';
import { moving } from './moving.ts';
import type { Surface } from './surface.ts';
import { thingOf } from './thingOf.ts';

/** Starts what a pressed pointer may become: drawing a path, moving things, or a selection box. */
export function press(surface: Surface, event: PointerEvent): void {
  const { target } = event;
  const { tool, selection } = surface.session.view.getState();
  if (event.button !== 0 || !event.isPrimary || !(target instanceof Element)) return;
  if (tool !== 'select' || target.closest('.nodrag, .resizeLine, .resizeHandle, [data-no-press]')) return;

  const id = thingOf(surface, event);
  if (!mayEdit(surface.session).ok) {
    if (event.pointerType !== 'touch') followDrag(surface, event, () => boxing(surface));
    return undefined;
  }
  const drawing = drawingFrom(surface, target, id);
  if (drawing) return followDrag(surface, event, drawing);
  // A finger pans, unless it is on something that it has selected before.
  if (event.pointerType === 'touch' && (id === null || !selection.has(id))) return;
  if (id !== null && isGrip(surface, target, id))
    return followDrag(surface, event, () => moving(surface, id));
  return followDrag(surface, event, () => boxing(surface));
}

/** Where a path's handle or end is pressed: what dragging it does. */
function drawingFrom(surface: Surface, target: Element, id: string | null): (() => Drag) | null {
  const from = target.closest('[data-connect-from]')?.getAttribute('data-connect-from');
  if (from) return () => connecting(surface, from);
  const end = target.closest('[data-reconnect]')?.getAttribute('data-reconnect');
  if (id === null || (end !== 'from' && end !== 'to')) return null;
  return () => reconnecting(surface, id, end);
}

/** A stage is moved by its head, or anywhere once it is selected; its ground belongs to the selection box. */
function isGrip(surface: Surface, target: Element, id: string): boolean {
  const { map, selection } = { map: mapOf(surface.session), ...surface.session.view.getState() };
  if (map.paths.has(id)) return false;
  if (!map.stages.has(id) || selection.has(id)) return true;
  return target.closest('[data-stage-head]') !== null || surface.element.dataset['detail'] === 'far';
}
