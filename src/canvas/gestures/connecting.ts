import { drawTouchpointAt } from '#actions/drawTouchpoint.ts';
import { link } from '#actions/link.ts';
import { commit, mapOf } from '#actions/session.ts';
import { relinkPath } from '#domain/edits/linkTouchpoints.ts';
import { touchpointNear } from '#domain/layout/placeIndex.ts';
import type { Point } from '#domain/map/geometry.ts';
import { canLink } from '#domain/rules/canLink.ts';
import { toast } from '#view/toasting.ts';
import type { Drag } from './dragging.ts';
import type { Surface } from './surface.ts';

const reachPx = 24;

/** Draws a path from a touchpoint to another one, or into empty space, where it makes a touchpoint. */
export function connecting(surface: Surface, from: string): Drag {
  const { session, gesture } = surface;
  const rest = () => gesture.setState({ connecting: null });
  return {
    move: (_start, point) => {
      const over = near(surface, point);
      gesture.setState({ connecting: { fixed: from, fixedEnd: 'from', over, point, path: null } });
    },
    drop: (point) => {
      const over = near(surface, point);
      rest();
      if (over === null) drawTouchpointAt(session, point, from);
      else if (over !== from) link(session, from, over);
    },
    cancel: rest,
  };
}

/** Leads one end of a path to another touchpoint; let go elsewhere it stays as it was. */
export function reconnecting(surface: Surface, pathId: string, end: 'from' | 'to'): Drag {
  const { session, gesture } = surface;
  const fixedEnd = end === 'from' ? 'to' : 'from';
  const rest = () => gesture.setState({ connecting: null });
  return {
    move: (_start, point) => {
      const fixed = mapOf(session).paths.get(pathId)?.[fixedEnd];
      if (fixed === undefined) return rest();
      gesture.setState({ connecting: { fixed, fixedEnd, over: near(surface, point), point, path: pathId } });
    },
    drop: (point) => {
      const map = mapOf(session);
      const path = map.paths.get(pathId);
      const over = near(surface, point);
      rest();
      if (!path || over === null) return;
      const ends = end === 'from' ? { from: over, to: path.to } : { from: path.from, to: over };
      const verdict = canLink(map, ends.from, ends.to, pathId);
      if (verdict.ok) commit(session, relinkPath(map, { id: pathId, ...ends }));
      else toast(session.view, { tone: 'info', text: verdict.reason });
    },
    cancel: rest,
  };
}

function near({ session }: Surface, point: Point): string | null {
  return touchpointNear(mapOf(session), point, reachPx / session.view.getState().viewport.zoom);
}
