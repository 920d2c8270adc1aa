import { contains, overlaps, type Point, type Rect } from '#domain/map/geometry.ts';

export type Box = { readonly id: string; readonly rect: Rect };

export type GridIndex = {
  /** Boxes that overlap a rectangle, in the order in which they were given. */
  readonly inRect: (rect: Rect) => Box[];
  /** Boxes that contain a point, in the order in which they were given (the last one is drawn on top). */
  readonly at: (point: Point) => Box[];
};

type Entry = { readonly box: Box; readonly order: number };

/** Boxes that would lie in more cells than this (a stage a mile wide) are kept in one list instead. */
const mostCells = 256;

/**
 * Boxes in world units sorted into square cells, so that a look at a part of a large map touches that part only.
 * `cell` is a cell's side in world units.
 */
export function gridIndex(boxes: Iterable<Box>, cell = 512): GridIndex {
  const cells = new Map<string, Entry[]>();
  const large: Entry[] = [];
  let order = 0;
  for (const box of boxes) {
    const entry = { box, order };
    order += 1;
    const keys = cellKeys(box.rect, cell);
    if (keys === null) large.push(entry);
    else for (const key of keys) addTo(cells, key, entry);
  }

  const near = (rect: Rect): Iterable<Entry> => {
    const keys = cellKeys(rect, cell);
    const found = new Set(large);
    if (keys === null) for (const entries of cells.values()) for (const entry of entries) found.add(entry);
    else for (const key of keys) for (const entry of cells.get(key) ?? []) found.add(entry);
    return found;
  };
  const search = (rect: Rect, isHit: (box: Rect) => boolean): Box[] =>
    [...near(rect)]
      .filter((entry) => isHit(entry.box.rect))
      .toSorted((a, b) => a.order - b.order)
      .map((entry) => entry.box);
  return {
    inRect: (rect) => search(rect, (box) => overlaps(box, rect)),
    at: (point) => search({ ...point, width: 0, height: 0 }, (box) => contains(box, point)),
  };
}

function addTo(cells: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = cells.get(key);
  if (entries) entries.push(entry);
  else cells.set(key, [entry]);
}

/** The cells that a rectangle touches, or null where they are too many. */
function cellKeys(rect: Rect, cell: number): string[] | null {
  const left = Math.floor(rect.x / cell);
  const right = Math.floor((rect.x + rect.width) / cell);
  const top = Math.floor(rect.y / cell);
  const bottom = Math.floor((rect.y + rect.height) / cell);
  if ((right - left + 1) * (bottom - top + 1) > mostCells) return null;
  const keys: string[] = [];
  for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) keys.push(`${x},${y}`);
  return keys;
}
