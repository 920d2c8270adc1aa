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
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { describeChanges } from './describeChanges.ts';

function after(map: JourneyMap, ...steps: ((map: JourneyMap) => readonly Change[])[]): JourneyMap {
  return steps.reduce((next, step) => applyPlan(next, step(next)), map);
}

const start = after(
  emptyMap({ title: 'Moving house' }),
  (map) => addDepartment(map, { id: 'care', name: 'Care' }),
  (map) => addStage(map, { id: 'buy' }),
  (map) => setFields(map, 'stages', 'buy', { name: 'I buy' }),
  (map) => addTouchpoint(map, { id: 'a', stage: 'buy' }),
  (map) => setFields(map, 'touchpoints', 'a', { name: 'Order' }),
  (map) => addTouchpoint(map, { id: 'b', stage: 'buy', after: { touchpoint: 'a', pathId: 'ab' } }),
  (map) => setFields(map, 'touchpoints', 'b', { name: 'Pay', description: 'Long and\nmany words' }),
);

test('what changed is said with both values, ids as the names that they had', () => {
  const now = after(
    start,
    (map) => setOwner(map, { noun: 'touchpoints', id: 'a' }, 'care'),
    (map) => setFields(map, 'touchpoints', 'b', { stage: null, description: 'Short' }),
    () => [{ op: 'setMeta', fields: { title: 'Moving out' } }],
  );
  expect(describeChanges(start, now)).toMatchObject([
    {
      kind: 'changed',
      what: 'map',
      name: 'Moving out',
      fields: [{ from: 'Moving house', to: 'Moving out' }],
    },
    {
      kind: 'changed',
      what: 'touchpoint',
      name: 'Order',
      fields: [{ label: 'Owner', from: 'none', to: 'Care' }],
    },
    {
      what: 'touchpoint',
      name: 'Pay',
      fields: [
        { label: 'Stage', from: 'I buy', to: 'none' },
        { label: 'Description', from: 'Long and\nmany words', to: 'Short' },
      ],
    },
  ]);
});

test('what is gone keeps its name and its words, and what hung on it is named too', () => {
  const owned = after(start, (map) => setOwner(map, { noun: 'touchpoints', id: 'a' }, 'care'));
  const now = after(owned, (map) => removeThings(map, ['b']));
  const said = describeChanges(owned, now);
  expect(said).toMatchObject([
    { kind: 'removed', what: 'touchpoint', name: 'Pay' },
    { kind: 'removed', what: 'hand-off', name: 'Order → Pay' },
  ]);
  expect(said[0]?.fields).toContainEqual({
    field: 'description',
    label: 'Description',
    from: 'Long and\nmany words',
    to: 'none',
  });
  expect(describeChanges(now, owned).map((one) => one.kind)).toEqual(['added', 'added']);
});

test('every difference of any two maps has a name, and every field has words for both sides', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, (before, now) => {
      for (const change of describeChanges(before, now)) {
        expect(change.name).toMatch(/./s);
        for (const { label, from, to } of change.fields) {
          expect(label).toMatch(/^[A-Z]/);
          expect(`${from}${to}`).not.toMatch(/undefined|\[object|NaN|^\{/);
        }
      }
    }),
  );
});
