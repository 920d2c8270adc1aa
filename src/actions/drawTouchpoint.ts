import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { stageAt } from '#domain/edits/moveThings.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import { touchpointSize, type Touchpoint } from '#domain/map/touchpoint.ts';
import type { Action } from './action.ts';
import { edit } from './edit.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Draws a touchpoint with its middle at a world point, in the stage there, and starts editing its name. */
export function drawTouchpointAt(session: Session, middle: Point, after?: string): void {
  const map = mapOf(session);
  const stage = stageAt(map, middle);
  const corner = { x: middle.x - touchpointSize.width / 2, y: middle.y - touchpointSize.height / 2 };
  const at = stage ? { x: corner.x - stage.position.x, y: corner.y - stage.position.y } : corner;
  draw(session, { stage: stage?.id ?? null, at, ...(after === undefined ? {} : { after }) });
}

/** Draws the touchpoint that follows another: below it in its stage, joined by a path. */
export function drawNextTouchpoint(session: Session, after: string): void {
  draw(session, { stage: mapOf(session).touchpoints.get(after)?.stage ?? null, after });
}

/** Draws a touchpoint in the same stage, not joined. */
export function drawSiblingTouchpoint(session: Session, beside: string): void {
  const map = mapOf(session);
  const touchpoint = map.touchpoints.get(beside);
  if (!touchpoint) return;
  const { stage } = touchpoint;
  draw(session, { stage, ...(stage === null ? { at: placeBelow(map, touchpoint) } : {}) });
}

/** The first place below a touchpoint that stands free where no other one begins. */
function placeBelow(map: JourneyMap, { position, size }: Touchpoint): Point {
  const column = touchpointsIn(map, null).filter((other) => other.position.x === position.x);
  const taken = new Set(column.map((other) => other.position.y));
  const step = size.height + freeGap;
  let y = position.y + step;
  while (taken.has(y)) y += step;
  return { x: position.x, y };
}

const freeGap = 32;

type Where = { readonly stage: string | null; readonly at?: Point; readonly after?: string };

function draw(session: Session, where: Where): void {
  const id = session.newId();
  const map = mapOf(session);
  const previous = where.after === undefined ? undefined : map.touchpoints.get(where.after);
  const free = where.stage === null && !where.at && previous;
  const below = free ? { at: placeBelow(map, free) } : {};
  const after = previous ? { after: { touchpoint: previous.id, pathId: session.newId() } } : {};
  commit(
    session,
    addTouchpoint(map, { id, stage: where.stage, ...(where.at ? { at: where.at } : below), ...after }),
  );
  edit(session, id);
}

/** Where the key draws: after the selected touchpoint, in the selected or last stage, or in the middle of the view. */
function drawHere(session: Session): void {
  const map = mapOf(session);
  const { selection, viewport, canvasSize } = session.view.getState();
  const [selected] = selection;
  if (selected !== undefined && map.touchpoints.has(selected)) return drawNextTouchpoint(session, selected);
  if (selected !== undefined && map.stages.has(selected)) return draw(session, { stage: selected });
  const last = [...map.stages.keys()].at(-1);
  if (last !== undefined) return draw(session, { stage: last });
  return drawTouchpointAt(session, {
    x: (canvasSize.width / 2 - viewport.x) / viewport.zoom,
    y: (canvasSize.height / 2 - viewport.y) / viewport.zoom,
  });
}

export const drawTouchpoint: Action = {
  id: 'drawTouchpoint',
  name: 'New touchpoint',
  group: 'Draw',
  edits: true,
  keys: [{ key: 't' }],
  inMenu: true,
  run: drawHere,
};
