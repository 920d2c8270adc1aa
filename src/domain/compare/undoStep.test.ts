import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { compareMaps } from './compareMaps.ts';
import { restorePlan } from './restorePlan.ts';
import { undoStep } from './undoStep.ts';

const after = (map: JourneyMap, plan: readonly Change[]) => applyPlan(map, plan);

test('where nothing was changed since, a restore of the whole map is taken back in full', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, (now, then) => {
      const restored = after(now, restorePlan(now, then, null));
      const { changes, stays } = undoStep(now, restored, restored);
      const left = compareMaps(now, after(restored, changes)).filter(
        (change) => change.op === 'setMeta' || change.noun !== 'datasets',
      );
      expect(left.length === 0 || stays.length > 0).toBe(true);
    }),
  );
});

test('what somebody changed since the step stays as they left it, and is named', () => {
  const empty = emptyMap();
  const then = after(empty, addStage(empty, { id: 's', name: 'Old name' }));
  const before = after(then, setFields(then, 'stages', 's', { name: 'New name', locked: true }));
  const restored = after(before, restorePlan(before, then, null));
  const renamed = after(restored, setFields(restored, 'stages', 's', { name: 'Their name' }));
  const undoing = undoStep(before, restored, renamed);
  expect(undoing.stays).toEqual([{ noun: 'stages', id: 's', because: 'changedByOthers' }]);
  expect(after(renamed, undoing.changes).stages.get('s')).toMatchObject({ name: 'Their name', locked: true });
  const gone = after(restored, removeThings(restored, ['s']));
  expect(undoStep(before, restored, gone).changes).toEqual([]);
});

test('what the step brought stays where others put something into it', () => {
  const before = emptyMap();
  const restored = after(before, addStage(before, { id: 's' }));
  const used = after(restored, addTouchpoint(restored, { id: 'theirs', stage: 's' }));
  const undoing = undoStep(before, restored, used);
  expect(undoing.stays).toEqual([{ noun: 'stages', id: 's', because: 'usedByOthers' }]);
  expect(after(used, undoing.changes).touchpoints.get('theirs')?.stage).toBe('s');
});
