import type { Point, Rect } from '#domain/map/geometry.ts';

/** A line that shows what a moved box lines up with; `at` on its axis, from … to across it, in world units. */
export type Guide = {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type Snap = { readonly by: Point; readonly guides: readonly Guide[] };

/** Where nothing is near enough to line up with, boxes fall on this raster. */
const raster = 4;

/**
 * Corrects a move so that the moved box lines up with others: edges with edges, middles with middles, at most
 * `reach` world units away; otherwise on a raster of 4. Each axis by itself.
 */
export function snapMove(box: Rect, by: Point, others: readonly Rect[], reach: number): Snap {
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y };
  const x = nearest(moved, others, 'x', reach);
  const y = nearest(moved, others, 'y', reach);
  const dx = x ?? toRaster(moved.x) - moved.x;
  const dy = y ?? toRaster(moved.y) - moved.y;
  const snapped = { ...moved, x: moved.x + dx, y: moved.y + dy };
  const guides = [
    ...(x === null ? [] : guidesOf(snapped, others, 'x')),
    ...(y === null ? [] : guidesOf(snapped, others, 'y')),
  ];
  return { by: { x: by.x + dx, y: by.y + dy }, guides };
}

function toRaster(value: number): number {
  return Math.round(value / raster) * raster;
}

/** A box's start, middle and end on an axis. */
function marks(box: Rect, axis: 'x' | 'y'): [number, number, number] {
  const length = axis === 'x' ? box.width : box.height;
  return [box[axis], box[axis] + length / 2, box[axis] + length];
}

/** The smallest shift that lines a box up with any other; null where none is within reach. */
function nearest(box: Rect, others: readonly Rect[], axis: 'x' | 'y', reach: number): number | null {
  const [start, middle, end] = marks(box, axis);
  let best: number | null = null;
  const offer = (shift: number) => {
    if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  };
  for (const other of others) {
    const [otherStart, otherMiddle, otherEnd] = marks(other, axis);
    offer(otherStart - start);
    offer(otherEnd - end);
    offer(otherMiddle - middle);
    offer(otherStart - end);
    offer(otherEnd - start);
  }
  return best;
}

const close = 0.01;

/** One guide for each line that the snapped box now shares, as long as all boxes on it. */
function guidesOf(box: Rect, others: readonly Rect[], axis: 'x' | 'y'): Guide[] {
  const across = axis === 'x' ? 'y' : 'x';
  const guides: Guide[] = [];
  for (const at of marks(box, axis)) {
    const sharing = others.filter((other) => marks(other, axis).some((mark) => Math.abs(mark - at) < close));
    if (sharing.length === 0) continue;
    const spans = [box, ...sharing].map((each) => marks(each, across));
    const from = Math.min(...spans.map((span) => span[0]));
    const to = Math.max(...spans.map((span) => span[2]));
    guides.push({ axis, at, from, to });
  }
  return guides;
}
