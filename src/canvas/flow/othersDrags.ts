import type { Other } from '#document/presence.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rectOf } from '#domain/map/structure.ts';

type Flight = {
  readonly ids: readonly string[];
  /** Where the document had the things when the drag was first seen. */
  readonly from: ReadonlyMap<string, Point>;
  target: Point;
  shown: Point;
  /** When the drag was told to be over; its things wait there for the document's word. */
  endedAt: number | null;
  hasLanded: boolean;
};

/** A drop whose document update has not come by then was none. */
const waitMs = 2_000;
const share = 0.35;
const close = 0.5;
const none: ReadonlyMap<string, Point> = new Map();

export type OthersDrags = {
  /** Offsets by thing for one frame; the same object while nothing changes. `now` in ms. */
  readonly step: (map: JourneyMap, others: readonly Other[], now: number) => ReadonlyMap<string, Point>;
  /** Whether another frame is needed. */
  readonly isMoving: () => boolean;
};

/**
 * Others' drags while they happen, drawn smoothly towards what was last heard. Presence and document come by two
 * roads: an offset ends at once when the document has moved the thing, and at the latest two seconds after the drag
 * was told to be over.
 */
export function createOthersDrags(): OthersDrags {
  const flights = new Map<number, Flight>();
  let last = none;
  const step: OthersDrags['step'] = (map, others, now) => {
    hear(flights, map, others, now);
    const next = new Map<string, Point>();
    for (const flight of flights.values()) {
      flight.hasLanded ||= isMoved(map, flight);
      if (flight.hasLanded) continue;
      flight.shown = closer(flight.shown, flight.target);
      for (const id of flight.ids) next.set(id, flight.shown);
    }
    if (!isSame(last, next)) last = next.size === 0 ? none : next;
    return last;
  };
  return { step, isMoving: () => [...flights.values()].some((flight) => !flight.hasLanded) };
}

/** Takes in what was told: new drags, moved ones, ended ones. */
function hear(flights: Map<number, Flight>, map: JourneyMap, others: readonly Other[], now: number): void {
  const drags = new Map(others.flatMap(({ client, drag }) => (drag ? [[client, drag]] : [])));
  for (const [client, flight] of flights) {
    if (drags.has(client)) continue;
    flight.endedAt ??= now;
    const isBack = flight.target.x === 0 && flight.target.y === 0;
    if (isBack || flight.hasLanded || now - flight.endedAt > waitMs) flights.delete(client);
  }
  for (const [client, drag] of drags) {
    const target = { x: drag.dx, y: drag.dy };
    const known = flights.get(client);
    if (known && known.endedAt === null && isSameIds(known.ids, drag.ids)) known.target = target;
    else flights.set(client, takeOff(map, drag.ids, target));
  }
}

function takeOff(map: JourneyMap, ids: readonly string[], target: Point): Flight {
  const from = new Map(ids.flatMap((id) => placeOf(map, id)));
  return { ids, from, target, shown: { x: 0, y: 0 }, endedAt: null, hasLanded: false };
}

function placeOf(map: JourneyMap, id: string): [string, Point][] {
  const rect = rectOf(map, id);
  return rect ? [[id, { x: rect.x, y: rect.y }]] : [];
}

function isMoved(map: JourneyMap, flight: Flight): boolean {
  return flight.ids.some((id) => {
    const before = flight.from.get(id);
    const rect = rectOf(map, id);
    return before !== undefined && rect !== null && (rect.x !== before.x || rect.y !== before.y);
  });
}

function closer(from: Point, to: Point): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return Math.hypot(dx, dy) < close ? to : { x: from.x + dx * share, y: from.y + dy * share };
}

function isSame(a: ReadonlyMap<string, Point>, b: ReadonlyMap<string, Point>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, point] of b) {
    const other = a.get(id);
    if (!other || other.x !== point.x || other.y !== point.y) return false;
  }
  return true;
}

function isSameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
