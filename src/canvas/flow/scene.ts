import type { Point, Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rectOf } from '#domain/map/structure.ts';
import type { Reading } from '#domain/lenses/lens.ts';

/** Everything that decides how the mounted part of the map looks at this moment. */
export type Scene = {
  readonly map: JourneyMap;
  /** The part of the world that is kept drawn; null draws only what is `kept` (far out, one canvas draws the rest). */
  readonly window: Rect | null;
  /** Always drawn, wherever it is: focused with its neighbours, edited, dragged. */
  readonly kept: ReadonlySet<string>;
  readonly selection: ReadonlySet<string>;
  /** The one thing that Tab reaches. */
  readonly tabStop: string | null;
  /** Things in flight, one's own and others': how far they are from where the document has them. */
  readonly offsets: ReadonlyMap<string, Point>;
  readonly resizing: { readonly id: string; readonly box: Rect } | null;
  readonly dropStage: string | null;
  readonly linkTarget: string | null;
  /** The department that the reader speaks for, by its id. */
  readonly reader: string | null;
  readonly lensByPlace: ReadonlyMap<string, Reading>;
};

/** A thing's box as it is drawn now, in flight or not; null for none of that id. */
export function rectNow(scene: Pick<Scene, 'map' | 'offsets' | 'resizing'>, id: string): Rect | null {
  if (scene.resizing?.id === id) return scene.resizing.box;
  const rect = rectOf(scene.map, id);
  const offset = scene.offsets.get(id);
  return rect && offset ? { ...rect, x: rect.x + offset.x, y: rect.y + offset.y } : rect;
}
