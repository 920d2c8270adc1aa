import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { restorePlan, type Thing } from './restorePlan.ts';

type Put = Extract<Change, { op: 'put' }>;

/**
 * The plan that brings back some of the things that were removed together, with all that hangs together with them: a
 * touchpoint with its stage, a stage with its touchpoints and their paths. What is there again meanwhile is left as
 * it is.
 */
export function bringBack(
  now: JourneyMap,
  removed: readonly Put[],
  wanted: readonly Thing[],
): readonly Change[] {
  const gone = removed.filter(({ noun, record }) => !now[noun].has(record.id));
  const then = applyPlan(now, gone);
  const things = wanted.flatMap((thing) => [...holdersOf(then, thing), thing]);
  return restorePlan(
    now,
    then,
    things.filter(({ noun, id }) => !now[noun].has(id)),
  );
}

/** What a thing hangs on: a path on its ends, a touchpoint on its stage. */
function holdersOf(map: JourneyMap, { noun, id }: Thing): Thing[] {
  if (noun === 'paths') {
    const path = map.paths.get(id);
    const ends = path === undefined ? [] : [path.from, path.to];
    return ends.flatMap((end) => {
      const touchpoint = { noun: 'touchpoints', id: end } as const;
      return [...holdersOf(map, touchpoint), touchpoint];
    });
  }
  const stage = noun === 'touchpoints' ? map.touchpoints.get(id)?.stage : null;
  return typeof stage === 'string' ? [{ noun: 'stages', id: stage }] : [];
}
