import { pathCurve, type PathCurve } from '#domain/layout/pathCurve.ts';
import { pathIndex } from '#domain/layout/pathIndex.ts';
import type { Rect } from '#domain/map/geometry.ts';
import { isHandOff, type Path } from '#domain/map/path.ts';
import { pathsAt } from '#domain/map/structure.ts';
import { ownerView, type OwnerView } from './ownerView.ts';
import type { Reading } from '#domain/lenses/lens.ts';
import { rectNow, type Scene } from './scene.ts';
import { pathWords } from './thingWords.ts';

/** A path ready to be drawn. */
export type PathView = {
  readonly path: Path;
  readonly curve: PathCurve;
  /** The two ends' owners where they differ: a hand-off; null for a path within one department. */
  readonly handOff: { readonly from: OwnerView; readonly to: OwnerView } | null;
  readonly lens: Reading | null;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly words: string;
};

type Known = { readonly inputs: readonly unknown[]; readonly view: PathView };

/** Makes the translator from a scene to the paths in sight; a view keeps its identity while it looks the same. */
export function createPathViews(): (scene: Scene) => PathView[] {
  let known = new Map<string, Known>();
  return (scene) => {
    const next = new Map<string, Known>();
    for (const id of visiblePaths(scene)) {
      const entry = translate(scene, id, known.get(id));
      if (entry) next.set(id, entry);
    }
    known = next;
    return [...next.values()].map((entry) => entry.view);
  };
}

function visiblePaths(scene: Scene): ReadonlySet<string> {
  const ids = new Set<string>();
  if (scene.window) for (const { id } of pathIndex(scene.map).inRect(scene.window)) ids.add(id);
  for (const id of scene.kept) if (scene.map.paths.has(id)) ids.add(id);
  if (scene.window)
    for (const moved of scene.offsets.keys()) for (const path of pathsAt(scene.map, moved)) ids.add(path.id);
  return ids;
}

function translate(scene: Scene, id: string, known: Known | undefined): Known | null {
  const { map } = scene;
  const path = map.paths.get(id);
  const ends = path && { from: map.touchpoints.get(path.from), to: map.touchpoints.get(path.to) };
  if (!path || !ends?.from || !ends.to) return null;
  const from = rectNow(scene, path.from);
  const to = rectNow(scene, path.to);
  if (!from || !to) return null;
  const isSelected = scene.selection.has(id);
  const isTabStop = scene.tabStop === id;
  const lens = scene.lensByPlace.get(id) ?? null;
  const inputs = [
    path,
    ends.from,
    ends.to,
    map.departments,
    scene.reader,
    ...numbersOf(from),
    ...numbersOf(to),
    isSelected,
    isTabStop,
    lens,
  ];
  if (known && inputs.every((input, at) => input === known.inputs[at])) return known;
  const handOff = isHandOff(ends.from, ends.to)
    ? { from: ownerView(map, ends.from, scene.reader), to: ownerView(map, ends.to, scene.reader) }
    : null;
  const words = pathWords(map, path, handOff !== null, lens);
  return { inputs, view: { path, curve: pathCurve(from, to), handOff, lens, isSelected, isTabStop, words } };
}

function numbersOf(rect: Rect): number[] {
  return [rect.x, rect.y, rect.width, rect.height];
}
