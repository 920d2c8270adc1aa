import { placeIndex } from '#domain/layout/placeIndex.ts';
import type { Rect } from '#domain/map/geometry.ts';
import type { Note } from '#domain/map/note.ts';
import type { Stage } from '#domain/map/stage.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import type { FlowNode } from './flowNode.ts';
import { ownerView } from './ownerView.ts';
import { rectNow, type Scene } from './scene.ts';
import { stageWords, touchpointWords } from './thingWords.ts';

type Known = { readonly inputs: readonly unknown[]; readonly node: FlowNode };

/** In drawing order; paths lie between stages and touchpoints, what is in flight above all. */
export const layers = {
  stage: 0,
  path: 1,
  touchpoint: 2,
  note: 3,
  flight: 5,
  gesture: 6,
  others: 7,
} as const;

/**
 * Makes the translator from a scene to React Flow's nodes. A node keeps its identity while nothing that it shows
 * has changed, so that one remote change renders one node.
 */
export function createFlowNodes(): (scene: Scene) => FlowNode[] {
  let known = new Map<string, Known>();
  return (scene) => {
    const next = new Map<string, Known>();
    const nodes: FlowNode[] = [];
    for (const id of visibleIds(scene)) {
      const entry = translate(scene, id, known.get(id));
      if (!entry) continue;
      next.set(id, entry);
      nodes.push(entry.node);
    }
    known = next;
    return nodes;
  };
}

/** In reading order: each stage, then its touchpoints, then what stands free. */
function visibleIds(scene: Scene): Iterable<string> {
  const inView = scene.window
    ? placeIndex(scene.map)
        .inRect(scene.window)
        .map(({ id }) => id)
    : [];
  const inFlight = scene.window ? scene.offsets.keys() : [];
  const ids = new Set<string>([...inView, ...scene.kept, ...inFlight]);
  const { stages, touchpoints } = scene.map;
  const byStage = new Map<string | null, string[]>();
  for (const id of ids) {
    if (stages.has(id)) continue;
    const stage = touchpoints.get(id)?.stage ?? null;
    const home = stage !== null && ids.has(stage) ? stage : null;
    byStage.set(home, [...(byStage.get(home) ?? []), id]);
  }
  const staged = [...ids].filter((id) => stages.has(id)).flatMap((id) => [id, ...(byStage.get(id) ?? [])]);
  return [...staged, ...(byStage.get(null) ?? [])];
}

function translate(scene: Scene, id: string, known: Known | undefined): Known | null {
  const { map } = scene;
  const rect = rectNow(scene, id);
  const record = map.touchpoints.get(id) ?? map.stages.get(id) ?? map.notes.get(id);
  if (!rect || !record) return null;
  const home = map.touchpoints.get(id)?.stage ?? null;
  const inputs = [
    record,
    map.departments,
    scene.reader,
    home === null ? undefined : map.stages.get(home)?.name,
    rect.x,
    rect.y,
    rect.width,
    rect.height,
    scene.selection.has(id),
    scene.tabStop === id,
    scene.offsets.has(id),
    scene.dropStage === id || scene.linkTarget === id,
    scene.lensByPlace.get(id),
  ];
  if (known && inputs.every((input, at) => input === known.inputs[at])) return known;
  return { inputs, node: toNode(scene, id, rect) };
}

function toNode(scene: Scene, id: string, rect: Rect): FlowNode {
  const touchpoint = scene.map.touchpoints.get(id);
  if (touchpoint) return touchpointNode(scene, touchpoint, rect);
  const stage = scene.map.stages.get(id);
  return stage ? stageNode(scene, stage, rect) : noteNode(scene, id, rect);
}

function stageNode(scene: Scene, stage: Stage, rect: Rect): FlowNode {
  const owner = ownerView(scene.map, stage, scene.reader);
  const lens = scene.lensByPlace.get(stage.id) ?? null;
  const isDropTarget = scene.dropStage === stage.id;
  const words = stageWords(scene.map, stage, owner, lens);
  return {
    ...common(scene, stage.id, rect, 'stage', words),
    type: 'stage',
    data: { stage, owner, lens, isDropTarget },
  };
}

function touchpointNode(scene: Scene, touchpoint: Touchpoint, rect: Rect): FlowNode {
  const owner = ownerView(scene.map, touchpoint, scene.reader);
  const lens = scene.lensByPlace.get(touchpoint.id) ?? null;
  const isLinkTarget = scene.linkTarget === touchpoint.id;
  const words = touchpointWords(scene.map, touchpoint, owner, lens);
  return {
    ...common(scene, touchpoint.id, rect, 'touchpoint', words),
    type: 'touchpoint',
    data: { touchpoint, owner, lens, isLinkTarget },
  };
}

function noteNode(scene: Scene, id: string, rect: Rect): FlowNode {
  const note = scene.map.notes.get(id) as Note;
  const words = `Note ${note.text.slice(0, 80) || 'without text'}`;
  return { ...common(scene, id, rect, 'note', words), type: 'note', data: { note } };
}

const pointable = { pointerEvents: 'all' } as const;

/** Size on the node itself: React Flow then never has to measure before it draws. */
function common(scene: Scene, id: string, rect: Rect, kind: 'stage' | 'touchpoint' | 'note', words: string) {
  const { width, height } = rect;
  const isSelected = scene.selection.has(id);
  return {
    id,
    position: { x: rect.x, y: rect.y },
    width,
    height,
    measured: { width, height },
    // React Flow lets the pointer through to its pane where none of its own gestures is on; ours need the card.
    style: pointable,
    selected: isSelected,
    zIndex: scene.offsets.has(id) ? layers.flight : layers[kind],
    // A finger on a selected card drags it; on any other it pans.
    className: isSelected ? 'nopan' : '',
    ariaRole: 'group' as const,
    ariaLabel: words,
    domAttributes: {
      tabIndex: scene.tabStop === id ? 0 : -1,
      'aria-roledescription': kind,
      'aria-current': isSelected ? ('true' as const) : undefined,
    },
  };
}
