import { drawStageAt } from '#actions/drawStage.ts';
import { drawTouchpointAt } from '#actions/drawTouchpoint.ts';
import { edit } from '#actions/edit.ts';
import { chooseEnd } from '#actions/link.ts';
import { mapOf, mayEdit } from '#actions/session.ts';
import { fit } from '#actions/zooming.ts';
import { stageSize } from '#domain/map/stage.ts';
import { select, toggleSelected } from '#view/selecting.ts';
import { worldPoint, type Surface } from './surface.ts';
import { thingOf } from './thingOf.ts';

/** Selects; with Shift or ⌘ adds or takes away; with the connect tool chooses a path's ends. */
export function click(surface: Surface, event: MouseEvent): void {
  const { session } = surface;
  const { tool } = session.view.getState();
  if (tool === 'hand' || isElsewhere(event)) return;
  const id = thingOf(surface, event);
  if (tool === 'connect' && id !== null && mapOf(session).touchpoints.has(id)) return chooseEnd(session, id);
  if (id === null) {
    if (event.shiftKey) return;
    return session.view.setState({ selection: new Set(), linkFrom: null, tool: 'select' });
  }
  if (event.shiftKey || event.metaKey || event.ctrlKey) toggleSelected(session.view, id);
  else select(session.view, [id]);
}

/** Edits a name; on a stage's ground draws a touchpoint, on empty ground a stage; far out goes closer. */
export function doubleClick(surface: Surface, event: MouseEvent): void {
  const { session } = surface;
  if (session.view.getState().tool !== 'select' || isElsewhere(event)) return;
  const id = thingOf(surface, event);
  const point = worldPoint(surface, event);
  if (surface.element.dataset['detail'] === 'far' && id !== null) return fit(session, [id]);
  if (!mayEdit(session).ok) return undefined;
  if (id === null) return drawStageAt(session, { x: point.x - stageSize.width / 2, y: point.y - 32 });
  const isHead = event.target instanceof Element && event.target.closest('[data-stage-head]') !== null;
  if (mapOf(session).stages.has(id) && !isHead) return drawTouchpointAt(session, point);
  return edit(session, id);
}

/** Buttons on cards, fields, and what lies over the canvas answer for themselves. */
function isElsewhere(event: MouseEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('button, textarea, [data-no-press]') !== null
  );
}
