import { mapOf } from '#actions/session.ts';
import { pickInBox } from '#domain/layout/pickInBox.ts';
import type { Point, Rect } from '#domain/map/geometry.ts';
import type { Drag } from './dragging.ts';
import type { Surface } from './surface.ts';

/** Draws a selection box; with Shift it adds to what is selected. The selection follows while the box grows. */
export function boxing({ session, gesture }: Surface): Drag {
  const before = session.view.getState().selection;
  return {
    move: (start, now, event) => {
      const box = boxBetween(start, now);
      gesture.setState({ box });
      const picked = pickInBox(mapOf(session), box);
      const selection = new Set(event.shiftKey ? [...before, ...picked] : picked);
      if (isSame(selection, session.view.getState().selection)) return;
      session.view.setState({ selection });
    },
    drop: () => {
      gesture.setState({ box: null });
      const [first = null] = session.view.getState().selection;
      session.view.setState({ focused: first });
    },
    cancel: () => {
      gesture.setState({ box: null });
      session.view.setState({ selection: before });
    },
  };
}

function boxBetween(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
