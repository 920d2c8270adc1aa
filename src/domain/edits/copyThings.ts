import { groupBy } from '#base/groupBy.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { NewId } from '#domain/map/id.ts';
import type { JourneyMap, RecordOf } from '#domain/map/journeyMap.ts';
import { inOrderAtEnd } from '#domain/map/order.ts';
import type { Owned } from '#domain/map/owner.ts';
import type { Stage } from '#domain/map/stage.ts';
import { boundsOf, touchpointsIn, worldPosition } from '#domain/map/structure.ts';
import type { Change } from './change.ts';
import { growStage } from './growStage.ts';
import { boxOf, landing, lineUp, type Landing } from './landing.ts';

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
 * Puts a clip down with new ids, moved by `by`. A touchpoint without its stage joins `stageOf` its new middle, which
 * grows to hold it. Owners that this map does not know are left out.
 */
export function pasteThings(
  map: JourneyMap,
  clip: Clip,
  wish: {
    readonly by: Point;
    readonly newId: NewId;
    readonly stageOf: (middle: Point) => Stage | null;
  },
): Pasted {
  const newIds = new Map<string, string>();
  for (const record of [...clip.stages, ...clip.touchpoints, ...clip.notes])
    newIds.set(record.id, wish.newId());
  const idFor = (old: string) => newIds.get(old) ?? wish.newId();
  const shift = (point: Point): Point => ({ x: point.x + wish.by.x, y: point.y + wish.by.y });
  const changes: Change[] = [];
  for (const stage of inOrderAtEnd(map.stages.values(), clip.stages)) {
    const record = { ...known(map, stage), id: idFor(stage.id), position: shift(stage.position) };
    changes.push({ op: 'put', noun: 'stages', record });
  }
  const loose: Landing[] = [];
  for (const touchpoint of clip.touchpoints) {
    const stage = clip.stages.find(({ id }) => id === touchpoint.stage);
    const { position } = touchpoint;
    if (stage) {
      const inStage = { x: position.x - stage.position.x, y: position.y - stage.position.y };
      const ids = { id: idFor(touchpoint.id), stage: idFor(stage.id) };
      changes.push({
        op: 'put',
        noun: 'touchpoints',
        record: { ...known(map, touchpoint), ...ids, position: inStage },
      });
    } else loose.push(landing(touchpoint, shift(position), wish.stageOf));
  }
  for (const [home, comers] of groupBy(loose, (each) => each.home))
    changes.push(...putDown(map, home, comers, idFor));
  for (const path of clip.paths) {
    const record = { ...known(map, path), id: wish.newId(), from: idFor(path.from), to: idFor(path.to) };
    changes.push({ op: 'put', noun: 'paths', record });
  }
  for (const note of clip.notes) {
    const record = { ...note, id: idFor(note.id), position: shift(note.position) };
    changes.push({ op: 'put', noun: 'notes', record });
  }
  return { changes, ids: [...newIds.values()] };
}

/** Without the owners that this map does not know. */
function known<R extends Owned>(map: JourneyMap, record: R): R {
  const { accountable, alsoClaimed } = record;
  return {
    ...record,
    accountable: accountable !== null && map.departments.has(accountable) ? accountable : null,
    alsoClaimed: alsoClaimed.filter((id) => map.departments.has(id)),
  };
}

/** Touchpoints that were copied without their stage, where they come to lie; the stage there grows to hold them. */
function putDown(
  map: JourneyMap,
  home: Stage | null,
  comers: readonly Landing[],
  idFor: (old: string) => string,
): Change[] {
  const stage = home?.id ?? null;
  const puts = lineUp(map, stage, comers).map(({ touchpoint, position, order }): Change => {
    const record = { ...known(map, touchpoint), id: idFor(touchpoint.id), stage, position, order };
    return { op: 'put', noun: 'touchpoints', record };
  });
  return [...puts, ...(home ? growStage(home, comers.map(boxOf)) : [])];
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
