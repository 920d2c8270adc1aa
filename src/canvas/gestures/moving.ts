import { select } from '#view/selecting.ts';
import { copyBy } from '#actions/clipboard.ts';
import { commit, mapOf } from '#actions/session.ts';
import { moveThings, stageAt } from '#domain/edits/moveThings.ts';
import { placeIndex } from '#domain/layout/placeIndex.ts';
import { snapMove } from '#domain/layout/snapping.ts';
import type { Point, Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { boundsOf, rectOf, touchpointsIn } from '#domain/map/structure.ts';
import type { Drag } from './dragging.ts';
import { atRest } from './gestureStore.ts';
import type { Surface } from './surface.ts';
import { visibleWorld } from '../flow/visibleWorld.ts';

const snapReachPx = 6;
const mostToldIds = 50;
const backHomeMs = 200;

/** Moves the selection, or the pressed thing alone where it is not selected; nothing is written until the drop. */
export function moving(surface: Surface, pressedId: string): Drag {
  const { session, gesture } = surface;
  const map = mapOf(session);
  if (!session.view.getState().selection.has(pressedId)) select(session.view, [pressedId]);
  const ids = movable(map, session.view.getState().selection);
  const carried = withTouchpoints(map, ids);
  const bounds = boundsOf(map, ids);
  let by: Point = { x: 0, y: 0 };

  const rest = () => {
    session.view.setState({ drag: null });
    gesture.setState(atRest);
  };
  const tell = (offset: Point) =>
    session.presence.tell({ drag: { ids: [...carried].slice(0, mostToldIds), dx: offset.x, dy: offset.y } });
  return {
    move: (start, now, event) => {
      if (!bounds) return;
      const wish = onAxis({ x: now.x - start.x, y: now.y - start.y }, event.shiftKey);
      const { viewport } = session.view.getState();
      const isFree = event.metaKey || event.ctrlKey;
      const others = isFree ? [] : neighbours(surface, carried);
      const snap = isFree
        ? { by: wish, guides: [] }
        : snapMove(bounds, wish, others, snapReachPx / viewport.zoom);
      by = onAxis(snap.by, event.shiftKey);
      session.view.setState({ drag: { ids: carried, dx: by.x, dy: by.y } });
      gesture.setState({
        guides: snap.guides,
        isCopying: event.altKey,
        dropStage: dropStageOf(mapOf(session), ids, by),
      });
      tell(event.altKey ? { x: 0, y: 0 } : by);
    },
    drop: (_now, event) => {
      if (event.altKey) copyBy(surface.session, ids, by);
      else commit(session, moveThings(mapOf(session), ids, by));
      rest();
      session.presence.tell({ drag: null });
    },
    cancel: () => {
      rest();
      // Others keep a drag's end in place until the document answers: it never will, so it goes back first.
      tell({ x: 0, y: 0 });
      setTimeout(() => {
        if (session.view.getState().drag === null) session.presence.tell({ drag: null });
      }, backHomeMs);
    },
  };
}

/** Shift keeps a move on the axis that it is on most. */
function onAxis(by: Point, isKept: boolean): Point {
  if (!isKept) return by;
  return Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
}

function movable(map: JourneyMap, ids: Iterable<string>): string[] {
  return [...ids].filter((id) => {
    const thing = map.touchpoints.get(id) ?? map.stages.get(id) ?? map.notes.get(id);
    return thing !== undefined && !thing.locked;
  });
}

function withTouchpoints(map: JourneyMap, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of ids) for (const touchpoint of touchpointsIn(map, id)) all.add(touchpoint.id);
  return all;
}

/** What a moved thing may line up with: everything in sight that does not move along. */
function neighbours(surface: Surface, carried: ReadonlySet<string>): Rect[] {
  const map = mapOf(surface.session);
  return placeIndex(map)
    .inRect(visibleWorld(surface.session.view.getState()))
    .filter(({ id }) => !carried.has(id))
    .map(({ rect }) => rect);
}

/** The stage under a single moved touchpoint, to show where it would belong. */
function dropStageOf(map: JourneyMap, ids: readonly string[], by: Point): string | null {
  const [id] = ids;
  if (id === undefined || ids.length > 1 || !map.touchpoints.has(id)) return null;
  const rect = rectOf(map, id);
  if (!rect) return null;
  const middle = { x: rect.x + by.x + rect.width / 2, y: rect.y + by.y + rect.height / 2 };
  return stageAt(map, middle)?.id ?? null;
}
