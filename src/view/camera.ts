import type { Point, Rect, Size } from '#domain/map/geometry.ts';
import { maxZoom, minZoom, type Viewport, type ViewState } from './viewStore.ts';

const margin = 48;

/** The viewport that shows a world box whole, with a margin, at most at `mostZoom`. */
export function fitted(box: Rect, canvas: Size, mostZoom = 1): Viewport {
  const width = Math.max(1, canvas.width - 2 * margin);
  const height = Math.max(1, canvas.height - 2 * margin);
  return inTheMiddle(box, canvas, Math.min(width / box.width, height / box.height, mostZoom));
}

/** The viewport that shows all that another canvas shows: the same middle, and as large as this one has room for. */
export function framing(box: Rect, canvas: Size): Viewport {
  return inTheMiddle(box, canvas, Math.min(canvas.width / box.width, canvas.height / box.height));
}

function inTheMiddle(box: Rect, canvas: Size, wanted: number): Viewport {
  const zoom = clampZoom(wanted);
  return {
    x: canvas.width / 2 - (box.x + box.width / 2) * zoom,
    y: canvas.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

const share = 0.35;
const pixels = 0.5;

/** One frame of a smooth way to another viewport: everything on the screen goes straight to its place. */
export function closer(from: Viewport, to: Viewport): Viewport {
  const next = {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    zoom: from.zoom + (to.zoom - from.zoom) * share,
  };
  const isThere = Math.abs(to.x - next.x) < pixels && Math.abs(to.y - next.y) < pixels;
  return isThere && Math.abs(to.zoom / next.zoom - 1) < 0.001 ? to : next;
}

export function isSameViewport(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}

/** Zooms and keeps the world point that is under a canvas point where it is. */
export function zoomedAt(viewport: Viewport, at: Point, factor: number): Viewport {
  const zoom = clampZoom(viewport.zoom * factor);
  const world = toWorld(viewport, at);
  return { x: at.x - world.x * zoom, y: at.y - world.y * zoom, zoom };
}

type Sight = Pick<ViewState, 'viewport' | 'canvasSize' | 'legendSize'>;

/** Moves the view as little as it takes to bring a world box into sight, and out from under the legend. */
export function revealed({ viewport, canvasSize, legendSize }: Sight, box: Rect): Viewport {
  const shown = {
    x: box.x * viewport.zoom + viewport.x,
    y: box.y * viewport.zoom + viewport.y,
    width: box.width * viewport.zoom,
    height: box.height * viewport.zoom,
  };
  const dx = intoRoom(shown.x, shown.width, canvasSize.width);
  const dy = intoRoom(shown.y, shown.height, canvasSize.height);
  const out = fromUnder({ ...shown, x: shown.x + dx, y: shown.y + dy }, canvasSize, legendSize);
  const by = { x: dx + out.x, y: dy + out.y };
  return by.x === 0 && by.y === 0 ? viewport : { ...viewport, x: viewport.x + by.x, y: viewport.y + by.y };
}

/** The shorter way for a box out of the canvas's lower left corner, to the right or up, where there is room for it. */
function fromUnder({ x, y, width, height }: Rect, canvas: Size, corner: Size): Point {
  const right = corner.width - x;
  const up = y + height - (canvas.height - corner.height);
  const stays = { x: 0, y: 0 };
  if (right <= 0 || up <= 0) return stays;
  const mayGoRight = x + right + width <= canvas.width - margin;
  const mayGoUp = y - up >= margin;
  if (mayGoUp && (up <= right || !mayGoRight)) return { x: 0, y: -up };
  return mayGoRight ? { x: right, y: 0 } : stays;
}

/** How far a span must move to lie within the room; one longer than the room stays while half the room shows it. */
function intoRoom(low: number, length: number, room: number): number {
  const shown = Math.min(low + length, room) - Math.max(low, 0);
  if (length > room - 2 * margin && shown >= room / 2) return 0;
  if (low < margin) return margin - low;
  const over = low + length - (room - margin);
  return over > 0 ? -Math.min(over, low - margin) : 0;
}

/** A canvas point (CSS px from its top left corner) in world units. */
export function toWorld(viewport: Viewport, point: Point): Point {
  return { x: (point.x - viewport.x) / viewport.zoom, y: (point.y - viewport.y) / viewport.zoom };
}

function clampZoom(zoom: number): number {
  return Math.min(maxZoom, Math.max(minZoom, zoom));
}
