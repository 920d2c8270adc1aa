import { pathCurve, type PathCurve } from '#domain/layout/pathCurve.ts';
import { pathIndex } from '#domain/layout/pathIndex.ts';
import { placeIndex } from '#domain/layout/placeIndex.ts';
import type { Point, Rect } from '#domain/map/geometry.ts';
import { isHandOff } from '#domain/map/path.ts';
import type { Viewport } from '#view/viewStore.ts';
import { rectNow, type Scene } from '../flow/scene.ts';
import { drawStageBlock } from './drawStageBlock.ts';
import { fillBox, type Ground } from './fillBox.ts';

export type Overview = Ground & { readonly scene: Scene; readonly viewport: Viewport };

/** From here on up there is room for a stage's head above its touchpoints' blocks. */
const blocksBelow = 0.24;

/**
 * The whole map in sight as blocks with heat: stages with name and number, touchpoints inside them while there is
 * room, paths as thin lines. `view` is the visible part of the world; drawn in CSS px.
 */
export function drawOverview(overview: Overview, view: Rect): void {
  const { scene, viewport } = overview;
  const { stages, touchpoints } = scene.map;
  const shape = viewport.zoom < blocksBelow ? 'block' : 'column';
  const inSight = placeIndex(scene.map)
    .inRect(view)
    .map(({ id }) => id);
  const ids = [...new Set([...inSight, ...scene.offsets.keys()])];
  if (shape === 'block') drawPaths(overview, view);
  for (const id of ids) drawStage(overview, id, shape);
  if (shape === 'column') drawPaths(overview, view);
  for (const id of ids) {
    const isInBlock = shape === 'block' && (touchpoints.get(id)?.stage ?? null) !== null;
    if (!stages.has(id) && !isInBlock) drawThing(overview, id);
  }
  for (const id of scene.selection) outline(overview, id);
}

function drawStage(overview: Overview, id: string, shape: 'block' | 'column'): void {
  const { scene, viewport } = overview;
  const stage = scene.map.stages.get(id);
  const rect = stage && rectNow(scene, id);
  if (!stage || !rect) return;
  const reading = scene.lensByPlace.get(id) ?? null;
  drawStageBlock(overview, toScreen(rect, viewport), { name: stage.name, reading }, shape);
}

/** A touchpoint's or note's block. */
function drawThing(overview: Overview, id: string): void {
  const { context, colour, scene, viewport } = overview;
  const rect = rectNow(scene, id);
  if (!rect) return;
  const box = toScreen(rect, viewport);
  const note = scene.map.notes.get(id);
  if (!note) {
    fillBox(overview, box, scene.lensByPlace.get(id) ?? null, 'card');
    return;
  }
  context.fillStyle = colour(`note-${note.tone}`);
  context.fillRect(box.x, box.y, box.width, box.height);
}

function drawPaths({ context, colour, scene, viewport }: Overview, view: Rect): void {
  const { map } = scene;
  context.lineWidth = 1;
  for (const { id } of pathIndex(map).inRect(view)) {
    const path = map.paths.get(id);
    const ends = path && { from: map.touchpoints.get(path.from), to: map.touchpoints.get(path.to) };
    const from = path && rectNow(scene, path.from);
    const to = path && rectNow(scene, path.to);
    if (!from || !to || !ends?.from || !ends.to) continue;
    const isSelected = scene.selection.has(id);
    context.strokeStyle = colour(isSelected ? 'accent' : isHandOff(ends.from, ends.to) ? 'ink-2' : 'line');
    context.globalAlpha = isSelected ? 1 : 0.55;
    strokeCurve(context, pathCurve(from, to), viewport);
  }
  context.globalAlpha = 1;
}

function strokeCurve(context: CanvasRenderingContext2D, curve: PathCurve, viewport: Viewport): void {
  const at = (point: Point): [number, number] => [
    point.x * viewport.zoom + viewport.x,
    point.y * viewport.zoom + viewport.y,
  ];
  context.beginPath();
  context.moveTo(...at(curve.start));
  context.bezierCurveTo(...at(curve.control1), ...at(curve.control2), ...at(curve.end));
  context.stroke();
}

function outline({ context, colour, scene, viewport }: Overview, id: string): void {
  const rect = rectNow(scene, id);
  if (!rect) return;
  const box = toScreen(rect, viewport);
  context.strokeStyle = colour('accent');
  context.lineWidth = 2;
  context.strokeRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
}

function toScreen(rect: Rect, { x, y, zoom }: Viewport): Rect {
  return { x: rect.x * zoom + x, y: rect.y * zoom + y, width: rect.width * zoom, height: rect.height * zoom };
}
