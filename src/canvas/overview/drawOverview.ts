import { pathCurve, type PathCurve } from '#domain/layout/pathCurve.ts';
import { pathIndex } from '#domain/layout/pathIndex.ts';
import { placeIndex } from '#domain/layout/placeIndex.ts';
import type { Rect } from '#domain/map/geometry.ts';
import { isHandOff } from '#domain/map/path.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import type { Viewport } from '#view/viewStore.ts';
import { rectNow, type Scene } from '../flow/scene.ts';
import { drawStageBlock } from './drawStageBlock.ts';
import { fillBox, type Ground } from './fillBox.ts';

export type Overview = Ground & { readonly scene: Scene; readonly viewport: Viewport };

/** Far out a stage is one block; nearer a column with its touchpoints' blocks. */
type Shape = 'block' | 'column';

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
  if (shape === 'block') drawPaths(overview, view, shape);
  for (const id of ids) drawStage(overview, id, shape);
  if (shape === 'column') drawPaths(overview, view, shape);
  for (const id of ids) {
    const isInBlock = shape === 'block' && (touchpoints.get(id)?.stage ?? null) !== null;
    if (!stages.has(id) && !isInBlock) drawThing(overview, id);
  }
  for (const id of scene.selection) outline(overview, id);
}

function drawStage(overview: Overview, id: string, shape: Shape): void {
  const { scene, viewport } = overview;
  const stage = scene.map.stages.get(id);
  const rect = stage && rectNow(scene, id);
  if (!stage || !rect) return;
  const reading = scene.lensByPlace.get(id) ?? null;
  const head = shape === 'block' ? null : headOf(scene, id) * viewport.zoom;
  drawStageBlock(overview, toScreen(rect, viewport), { name: stage.name, reading }, head);
}

/** What a stage has free above its touchpoints, in the world's units. */
function headOf({ map }: Scene, stage: string): number {
  return Math.min(...touchpointsIn(map, stage).map(({ position }) => position.y));
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

/** Thin lines, stroked once a kind: a stroke for each of five thousand would cost more than all the rest. */
function drawPaths({ context, colour, scene, viewport }: Overview, view: Rect, shape: Shape): void {
  const kinds = { line: new Path2D(), 'ink-2': new Path2D(), accent: new Path2D() };
  for (const { id } of pathIndex(scene.map).inRect(view)) {
    const path = scene.map.paths.get(id);
    const from = path && scene.map.touchpoints.get(path.from);
    const to = path && scene.map.touchpoints.get(path.to);
    if (!from || !to || (shape === 'block' && isInOneStage(from, to))) continue;
    const start = rectNow(scene, from.id);
    const end = rectNow(scene, to.id);
    if (!start || !end) continue;
    const kind = isHandOff(from, to) ? 'ink-2' : 'line';
    addCurve(kinds[scene.selection.has(id) ? 'accent' : kind], pathCurve(start, end), viewport);
  }
  context.lineWidth = 1;
  for (const [token, line] of Object.entries(kinds)) {
    context.globalAlpha = token === 'accent' ? 1 : 0.55;
    context.strokeStyle = colour(token);
    context.stroke(line);
  }
  context.globalAlpha = 1;
}

/** Such a path would lie hidden under its stage's block. */
function isInOneStage(from: Touchpoint, to: Touchpoint): boolean {
  return from.stage !== null && from.stage === to.stage;
}

function addCurve(line: Path2D, { start, control1, control2, end }: PathCurve, viewport: Viewport): void {
  const { x, y, zoom } = viewport;
  line.moveTo(start.x * zoom + x, start.y * zoom + y);
  line.bezierCurveTo(
    control1.x * zoom + x,
    control1.y * zoom + y,
    control2.x * zoom + x,
    control2.y * zoom + y,
    end.x * zoom + x,
    end.y * zoom + y,
  );
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
