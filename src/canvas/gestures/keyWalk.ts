import { chooseEnd } from '#actions/link.ts';
import { reveal } from '#actions/reveal.ts';
import { mapOf, type Session } from '#actions/session.ts';
import { readingOrder, walk, type Direction } from '#domain/layout/walk.ts';
import { rectOf } from '#domain/map/structure.ts';
import { revealed } from '#view/camera.ts';

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Arrow keys walk over the map, with Shift they take along; Enter chooses an end for the connect tool. */
export function keyWalk(session: Session, event: KeyboardEvent): boolean {
  const { focused, tool } = session.view.getState();
  const map = mapOf(session);
  if (event.key === 'Enter' && tool === 'connect' && focused !== null && map.touchpoints.has(focused)) {
    chooseEnd(session, focused);
    return true;
  }
  const direction = directions[event.key];
  if (!direction || event.metaKey || event.ctrlKey || event.altKey) return false;
  const from = focused ?? null;
  const next = from === null || !isThere(session, from) ? readingOrder(map)[0] : walk(map, from, direction);
  if (next === undefined || next === null) return true;
  if (event.shiftKey) extend(session, next);
  else reveal(session, next);
  return true;
}

function isThere(session: Session, id: string): boolean {
  const map = mapOf(session);
  return map.paths.has(id) || rectOf(map, id) !== null;
}

function extend(session: Session, id: string): void {
  const box = rectOf(mapOf(session), id);
  session.view.setState((view) => ({
    selection: new Set([...view.selection, id]),
    focused: id,
    viewport: box ? revealed(view, box) : view.viewport,
  }));
}
