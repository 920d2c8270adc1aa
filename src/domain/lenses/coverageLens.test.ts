import { expect, test } from 'vitest';
import { lensInputOf } from '#testing/lensInputs.ts';
import { lenses } from './lenses.ts';

test('coverage says who brought the failures, and how many have no place', () => {
  const { places, total, legend } = lenses.coverage.read(
    lensInputOf({
      pay: { count: 60, countBy: { person: 10, rule: 50, matcher: 0 } },
      deliver: { count: 20, countBy: { person: 0, rule: 5, matcher: 15 } },
    }),
  );
  expect(places.get('pay')).toMatchObject({ value: 0, text: '83% by a rule', fill: { class: 0 } });
  expect(places.get('deliver')).toMatchObject({
    value: 0.75,
    text: '75% by the matcher',
    fill: { class: 5 },
  });
  expect(places.get('help')).toMatchObject({ value: null, fill: { kind: 'none' } });
  expect(total).toMatchObject({ value: 0.8, text: '80% placed', n: 100 });
  expect(total.detail).toBe(
    'Of 100 failures: 55 by a rule, 15 by the matcher, 10 by a person, 20 unmatched.',
  );
  expect(legend.remarks).toEqual(['20 of 100 failures match no place yet.']);
});
