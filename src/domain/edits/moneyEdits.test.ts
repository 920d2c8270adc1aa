import { expect, test } from 'vitest';
import { undoStep } from '#domain/compare/undoStep.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { fixSchema } from '#domain/map/fix.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { addFailureMode } from './addFailureMode.ts';
import { addFix } from './addFix.ts';
import { applyPlan } from './applyPlan.ts';
import { removeFailureMode } from './removeFailureMode.ts';
import { setAssumptions } from './setAssumptions.ts';
import { setCause } from './setCause.ts';
import { setCost } from './setCost.ts';
import { setReduction } from './setReduction.ts';

const half = { low: 0.4, likely: 0.5, high: 0.6 };
const map: JourneyMap = {
  ...emptyMap({ lossLikely: 0.1 }),
  failureModes: new Map([
    [
      'late',
      failureModeSchema.parse({ id: 'late', perceivedCause: { people: 0.8 }, actualCause: { policy: 1 } }),
    ],
  ]),
  fixes: new Map([
    ['text', fixSchema.parse({ id: 'text', costLikely: 100, reduces: { late: half, lost: half } })],
  ]),
  rules: new Map([
    ['r1', ruleSchema.parse({ id: 'r1', dataset: 'd', value: 'v', place: 'p', failureMode: 'late' })],
    ['r2', ruleSchema.parse({ id: 'r2', dataset: 'd', value: 'w', place: 'p' })],
  ]),
};

test('assumptions change only what differs, and never leave a range out of order', () => {
  expect(setAssumptions(map, { customersPerYear: 5, lossLikely: 0.1 })).toEqual([
    { op: 'setMeta', fields: { customersPerYear: 5 } },
  ]);
  expect(setAssumptions(map, { lossLow: 0.2 })).toEqual([]);
  expect(setAssumptions(map, { lossLow: 0.2, lossLikely: 0.3 })).toHaveLength(1);
});

test('a new failure mode and a new fix come with trimmed names and nothing made up', () => {
  expect(addFailureMode(map, { id: 'new', name: ' Late ', place: 'p' })).toMatchObject([
    { op: 'put', noun: 'failureModes', record: { id: 'new', name: 'Late', place: 'p', severity: null } },
  ]);
  expect(addFix(map, { id: 'new' })).toMatchObject([
    {
      op: 'put',
      noun: 'fixes',
      record: { id: 'new', name: '', costLikely: null, reduces: {}, status: 'idea' },
    },
  ]);
});

test('a deleted failure mode leaves no fix and no rule that names it', () => {
  expect(removeFailureMode(map, 'late')).toEqual([
    { op: 'set', noun: 'fixes', id: 'text', fields: { reduces: { lost: half } } },
    { op: 'set', noun: 'rules', id: 'r1', fields: { failureMode: null } },
    { op: 'remove', noun: 'failureModes', id: 'late' },
  ]);
  expect(removeFailureMode(map, 'gone')).toEqual([]);
});

test('the plan that brings a deleted failure mode back restores what named it', () => {
  const without = applyPlan(map, removeFailureMode(map, 'late'));
  const { changes, stays } = undoStep(map, without, without);
  expect(stays).toEqual([]);
  expect(applyPlan(without, changes)).toEqual(map);
});

test('a reduction is set beside the others, and taken away with null', () => {
  const set = setReduction(map, { fix: 'text', mode: 'new', share: half });
  expect(set).toMatchObject([{ fields: { reduces: { late: half, lost: half, new: half } } }]);
  expect(setReduction(map, { fix: 'text', mode: 'late', share: { ...half, low: 0.9 } })).toEqual([]);
  expect(setReduction(map, { fix: 'text', mode: 'new', share: null })).toEqual([]);
});

test('a cost out of order is not written', () => {
  expect(setCost(map, 'text', { costLow: 200 })).toEqual([]);
  expect(setCost(map, 'text', { costLow: 50, costHigh: 200 })).toHaveLength(1);
});

test('perceived and actual causes stay two fields', () => {
  expect(setCause(map, { mode: 'late', field: 'perceivedCause', cause: 'people', weight: 0 })).toEqual([
    { op: 'set', noun: 'failureModes', id: 'late', fields: { perceivedCause: {} } },
  ]);
  expect(setCause(map, { mode: 'late', field: 'actualCause', cause: 'process', weight: 2 })).toEqual([
    { op: 'set', noun: 'failureModes', id: 'late', fields: { actualCause: { policy: 1, process: 1 } } },
  ]);
});
