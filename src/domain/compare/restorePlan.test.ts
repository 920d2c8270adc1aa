import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { addDepartment } from '#domain/edits/addDepartment.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { setOwner } from '#domain/edits/setOwner.ts';
import { emptyMap, nouns, type JourneyMap } from '#domain/map/journeyMap.ts';
import { repair } from '#domain/map/repair.ts';
import { rectOf } from '#domain/map/structure.ts';
import { compareMaps } from './compareMaps.ts';
import { restorePlan } from './restorePlan.ts';

function after(map: JourneyMap, ...steps: ((map: JourneyMap) => readonly Change[])[]): JourneyMap {
  return steps.reduce((next, step) => applyPlan(next, step(next)), map);
}

const then = after(
  emptyMap({ title: 'Moving house' }),
  (map) => addDepartment(map, { id: 'care', name: 'Care' }),
  (map) => addStage(map, { id: 'buy' }),
  (map) => addStage(map, { id: 'use' }),
  (map) => addTouchpoint(map, { id: 'a', stage: 'buy' }),
  (map) => addTouchpoint(map, { id: 'b', stage: 'use', after: { touchpoint: 'a', pathId: 'ab' } }),
  (map) => setOwner(map, { noun: 'touchpoints', id: 'b' }, 'care'),
);

test('a whole restore brings everything back but what is stored of failures', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, (now, was) => {
      const restored = applyPlan(now, restorePlan(now, was, null));
      const left = compareMaps(restored, was).filter(
        (change) => change.op === 'setMeta' || change.noun !== 'datasets',
      );
      const lostRules = left.filter((change) => change.op !== 'put' || change.noun !== 'rules');
      expect(lostRules).toEqual([]);
      expect(restored.datasets).toBe(now.datasets);
    }),
  );
});

test('a stage that was deleted comes back with its touchpoints and their paths; other changes stay', () => {
  const now = after(
    then,
    (map) => removeThings(map, ['use']),
    (map) => setFields(map, 'touchpoints', 'a', { name: 'Newer' }),
  );
  const back = after(now, () => restorePlan(now, then, [{ noun: 'stages', id: 'use' }]));
  expect([...back.touchpoints.keys()].toSorted()).toEqual(['a', 'b']);
  expect(back.paths.get('ab')).toEqual(then.paths.get('ab'));
  expect(back.touchpoints.get('a')?.name).toBe('Newer');
});

test('one touchpoint comes back alone: free where it stood, with its owner, without a path to what is gone', () => {
  const now = after(
    then,
    (map) => removeThings(map, ['use', 'a']),
    () => [{ op: 'remove', noun: 'departments', id: 'care' }],
  );
  const back = after(now, () => restorePlan(now, then, [{ noun: 'touchpoints', id: 'b' }]));
  expect(repair(back).touchpoints.get('b')).toMatchObject({ stage: null, accountable: 'care' });
  expect(rectOf(back, 'b')).toEqual(rectOf(then, 'b'));
  expect(back.paths.size).toBe(0);
});

test('a thing that was not there then goes, with what hangs on it', () => {
  const now = after(then, (map) =>
    addTouchpoint(map, { id: 'new', stage: 'use', after: { touchpoint: 'b', pathId: 'b-new' } }),
  );
  const back = after(now, () => restorePlan(now, then, [{ noun: 'touchpoints', id: 'new' }]));
  expect([...back.touchpoints.keys()]).toEqual(['a', 'b']);
  expect([...back.paths.keys()]).toEqual(['ab']);
});

test('restoring any one thing touches nothing that does not hang together with it', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, fc.nat(), (one, other, choice) => {
      const [now, was] = [repair(one), repair(other)];
      const notes = [...was.notes.keys()];
      const id = notes[choice % Math.max(notes.length, 1)];
      if (id === undefined) return;
      const back = applyPlan(now, restorePlan(now, was, [{ noun: 'notes', id }]));
      for (const noun of nouns) if (noun !== 'notes') expect(back[noun]).toBe(now[noun]);
      expect(back.notes.get(id)).toEqual(was.notes.get(id));
    }),
  );
});

test('records that fit no schema and were written since go with the whole map, unless they were a thing of it', () => {
  const setAside = [
    { noun: 'notes', id: 'junk' },
    { noun: 'stages', id: 'buy' },
  ] as const;
  const now = applyPlan(then, [{ op: 'remove', noun: 'stages', id: 'buy' }]);
  const plan = restorePlan(now, then, null, setAside);
  expect(plan).toEqual([
    { op: 'put', noun: 'stages', record: then.stages.get('buy') },
    { op: 'remove', noun: 'notes', id: 'junk' },
  ]);
  expect(restorePlan(now, then, [{ noun: 'stages', id: 'buy' }], setAside)).toEqual(plan.slice(0, 1));
});
