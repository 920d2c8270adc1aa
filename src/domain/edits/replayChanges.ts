import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/**
 * The plan that does again on the map as it is now what `changes` did to an older one. What is there already is set,
 * what somebody deleted meanwhile comes back as `whole` has it, what is gone already is not removed again.
 */
export function replayChanges(
  map: JourneyMap,
  changes: readonly Change[],
  whole: readonly Change[],
): readonly Change[] {
  const wholeById = new Map(
    whole.flatMap((change) => (change.op === 'put' ? [[change.record.id, change] as const] : [])),
  );
  return changes.flatMap((change): Change[] => {
    switch (change.op) {
      case 'setMeta':
        return [change];
      case 'put': {
        const { id, ...fields } = change.record;
        if (!map[change.noun].has(id)) return [change];
        return [{ op: 'set', noun: change.noun, id, fields } as Change];
      }
      case 'set': {
        if (map[change.noun].has(change.id)) return [change];
        const put = wholeById.get(change.id);
        return put === undefined ? [] : [put];
      }
      case 'remove':
        return map[change.noun].has(change.id) ? [change] : [];
    }
  });
}
