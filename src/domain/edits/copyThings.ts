import type { Point } from '#domain/map/geometry.ts';
import type { NewId } from '#domain/map/id.ts';
import type { JourneyMap, RecordOf } from '#domain/map/journeyMap.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import { boundsOf, touchpointsIn, worldPosition } from '#domain/map/structure.ts';
import type { Change } from './change.ts';

/** A piece of a map that can be carried elsewhere: positions in world units, no rules, no failures. */
export type Clip = {
  readonly stages: readonly RecordOf<'stages'>[];
  readonly touchpoints: readonly RecordOf<'touchpoints'>[];
  readonly paths: readonly RecordOf<'paths'>[];
  readonly notes: readonly RecordOf<'notes'>[];
};

/** Copies things with what belongs to them: a stage's touchpoints, the paths whose two ends are both copied. */
export function copyThings(map: JourneyMap, ids: Iterable<string>): Clip {
  const chosen = new Set(ids);
  for (const id of chosen) for (const touchpoint of touchpointsIn(map, id)) chosen.add(touchpoint.id);
  const touchpoints = [...map.touchpoints.values()]
    .filter((touchpoint) => chosen.has(touchpoint.id))
    .map((touchpoint) => ({
      ...touchpoint,
      position: worldPosition(map, touchpoint),
      stage: touchpoint.stage !== null && chosen.has(touchpoint.stage) ? touchpoint.stage : null,
    }));
  return {
    stages: [...map.stages.values()].filter((stage) => chosen.has(stage.id)),
    touchpoints,
    paths: [...map.paths.values()].filter((path) => chosen.has(path.from) && chosen.has(path.to)),
    notes: [...map.notes.values()].filter((note) => chosen.has(note.id)),
  };
}

export type Pasted = { readonly changes: Change[]; readonly ids: string[] };

/**
 * Puts a clip down with new ids, moved by `by`. A touchpoint without its stage joins `stageOf` its new middle.
 * Owners that this map does not know are left out.
 */
export function pasteThings(
  map: JourneyMap,
  clip: Clip,
  wish: {
    readonly by: Point;
    readonly newId: NewId;
    readonly stageOf: (middle: Point) => RecordOf<'stages'> | null;
  },
): Pasted {
  const newIds = new Map<string, string>();
  for (const record of [...clip.stages, ...clip.touchpoints, ...clip.notes])
    newIds.set(record.id, wish.newId());
  const idFor = (old: string) => newIds.get(old) ?? wish.newId();
  const shift = (point: Point): Point => ({ x: point.x + wish.by.x, y: point.y + wish.by.y });
  const owners = <R extends { accountable: string | null; alsoClaimed: string[] }>(record: R): R => ({
    ...record,
    accountable:
      record.accountable !== null && map.departments.has(record.accountable) ? record.accountable : null,
    alsoClaimed: record.alsoClaimed.filter((id) => map.departments.has(id)),
  });
  const changes: Change[] = [];
  for (const stage of clip.stages) {
    const record = { ...owners(stage), id: idFor(stage.id), position: shift(stage.position) };
    changes.push({
      op: 'put',
      noun: 'stages',
      record: { ...record, order: orderAtEnd([...map.stages.values(), record]) },
    });
  }
  for (const touchpoint of clip.touchpoints) {
    const record = place(map, clip, owners(touchpoint), shift(touchpoint.position), wish);
    const stage = record.stage !== null && newIds.has(record.stage) ? idFor(record.stage) : record.stage;
    changes.push({ op: 'put', noun: 'touchpoints', record: { ...record, id: idFor(touchpoint.id), stage } });
  }
  for (const path of clip.paths) {
    const record = { ...owners(path), id: wish.newId(), from: idFor(path.from), to: idFor(path.to) };
    changes.push({ op: 'put', noun: 'paths', record });
  }
  for (const note of clip.notes) {
    changes.push({
      op: 'put',
      noun: 'notes',
      record: { ...note, id: idFor(note.id), position: shift(note.position) },
    });
  }
  return { changes, ids: [...newIds.values()] };
}

/** A copied touchpoint's place: relative to its copied stage, or to the stage that it lands on, or free. */
function place(
  map: JourneyMap,
  clip: Clip,
  touchpoint: RecordOf<'touchpoints'>,
  world: Point,
  wish: { readonly by: Point; readonly stageOf: (middle: Point) => RecordOf<'stages'> | null },
): RecordOf<'touchpoints'> {
  const copied = clip.stages.find((stage) => stage.id === touchpoint.stage);
  if (copied) {
    const corner = { x: copied.position.x + wish.by.x, y: copied.position.y + wish.by.y };
    return { ...touchpoint, position: { x: world.x - corner.x, y: world.y - corner.y } };
  }
  const middle = { x: world.x + touchpoint.size.width / 2, y: world.y + touchpoint.size.height / 2 };
  const home = wish.stageOf(middle);
  if (!home) return { ...touchpoint, stage: null, position: world };
  const position = { x: world.x - home.position.x, y: world.y - home.position.y };
  return { ...touchpoint, stage: home.id, position, order: orderAtEnd(touchpointsIn(map, home.id)) };
}

/** The middle of a clip in world units; the origin for an empty one. */
export function middleOf(map: JourneyMap, clip: Clip): Point {
  const records = [...clip.stages, ...clip.touchpoints, ...clip.notes];
  const asMap = {
    ...map,
    stages: new Map(clip.stages.map((stage) => [stage.id, stage])),
    touchpoints: new Map(
      clip.touchpoints.map((touchpoint) => [touchpoint.id, { ...touchpoint, stage: null }]),
    ),
    notes: new Map(clip.notes.map((note) => [note.id, note])),
  };
  const bounds = boundsOf(
    asMap,
    records.map((record) => record.id),
  );
  return bounds ? { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 } : { x: 0, y: 0 };
}
