import { expect, test } from 'vitest';
import { addNote } from '#domain/edits/addNote.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { bringBack } from './bringBack.ts';
import { compareMaps } from './compareMaps.ts';

const steps: ((map: JourneyMap) => readonly Change[])[] = [
  (map) => addStage(map, { id: 'buy' }),
  (map) => addStage(map, { id: 'use' }),
  (map) => addTouchpoint(map, { id: 'a', stage: 'buy' }),
  (map) => addTouchpoint(map, { id: 'b', stage: 'buy', after: { touchpoint: 'a', pathId: 'ab' } }),
  (map) => addTouchpoint(map, { id: 'c', stage: 'use', after: { touchpoint: 'b', pathId: 'bc' } }),
  (map) => addNote(map, { id: 'n', at: { x: 0, y: 900 } }),
];
const start = steps.reduce((map, step) => applyPlan(map, step(map)), emptyMap());

function remove(ids: readonly string[]) {
  const now = applyPlan(start, removeThings(start, ids));
  return { now, removed: compareMaps(now, start).filter((change) => change.op === 'put') };
}

test('a stage comes back with its touchpoints and their paths', () => {
  const { now, removed } = remove(['buy']);
  expect(applyPlan(now, bringBack(now, removed, [{ noun: 'stages', id: 'buy' }]))).toEqual(start);
});

test('a touchpoint and a path come back with what they hang on, and all of that', () => {
  const { now, removed } = remove(['buy']);
  expect(applyPlan(now, bringBack(now, removed, [{ noun: 'touchpoints', id: 'a' }]))).toEqual(start);
  expect(applyPlan(now, bringBack(now, removed, [{ noun: 'paths', id: 'bc' }]))).toEqual(start);
});

test('what was removed along with it and does not hang on it stays away', () => {
  const { now, removed } = remove(['n', 'a']);
  const back = applyPlan(now, bringBack(now, removed, [{ noun: 'touchpoints', id: 'a' }]));
  expect(back.paths.has('ab')).toBe(true);
  expect(back.notes.has('n')).toBe(false);
});

test('what is there again meanwhile is left as it is now', () => {
  const { now, removed } = remove(['buy']);
  const undone = applyPlan(now, removed);
  const named = applyPlan(undone, setFields(undone, 'touchpoints', 'a', { name: 'Ask' }));
  expect(bringBack(named, removed, [{ noun: 'stages', id: 'buy' }])).toEqual([]);
  const without = applyPlan(named, removeThings(named, ['b']));
  const plan = bringBack(without, removed, [{ noun: 'touchpoints', id: 'b' }]);
  expect(applyPlan(without, plan).touchpoints.get('a')?.name).toBe('Ask');
  expect(applyPlan(without, plan).paths.size).toBe(2);
});
