import { tidyStage } from '#domain/layout/tidyStage.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Stage } from '#domain/map/stage.ts';
import { stageGap } from './addStage.ts';
import type { Change } from './change.ts';
import { setFields } from './setFields.ts';

/**
 * Puts stages in order: each one's touchpoints in an even column. All stages of the map together also get one row
 * with even gaps, as high as the highest begins, in the order in which they stand. Locked things stay.
 */
export function tidyStages(map: JourneyMap, ids: Iterable<string>): Change[] {
  const stages = [...new Set(ids)]
    .flatMap((id) => map.stages.get(id) ?? [])
    .filter((stage) => !stage.locked)
    .toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
  const isWhole = stages.length > 1 && stages.length === map.stages.size;
  const top = Math.min(...stages.map((stage) => stage.position.y));
  let x = stages[0]?.position.x ?? 0;
  return stages.flatMap((stage) => {
    const position = isWhole ? { x, y: top } : stage.position;
    const tidy = tidyStage(map, stage.id);
    x += (tidy?.size.width ?? stage.size.width) + stageGap;
    return tidy ? changesOf(map, stage, position, tidy) : [];
  });
}

function changesOf(
  map: JourneyMap,
  stage: Stage,
  position: Point,
  tidy: NonNullable<ReturnType<typeof tidyStage>>,
): Change[] {
  const moved = isSame(stage.position, position) ? [] : setFields(map, 'stages', stage.id, { position });
  const { width, height } = tidy.size;
  const isSized = stage.size.width === width && stage.size.height === height;
  const sized = isSized ? [] : setFields(map, 'stages', stage.id, { size: tidy.size });
  const placed = [...tidy.positions].flatMap(([id, place]) => {
    const touchpoint = map.touchpoints.get(id);
    if (!touchpoint || touchpoint.locked || isSame(touchpoint.position, place)) return [];
    return setFields(map, 'touchpoints', id, { position: place });
  });
  return [...moved, ...sized, ...placed];
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}
