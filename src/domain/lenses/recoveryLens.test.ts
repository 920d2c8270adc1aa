import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeier } from '#domain/analytics/kaplanMeier.ts';
import { durationsOf, lensInputOf, quietPlace } from '#testing/lensInputs.ts';
import { durationWords } from './durationWords.ts';
import { lenses } from './lenses.ts';

test('recovery is the median with open cases as still waiting, p90, reply and reopened beside', () => {
  const hours = Array.from({ length: 40 }, (_, i) => 60 * (i + 1));
  const { places } = lenses.recovery.read(
    lensInputOf({
      pay: {
        count: 60,
        resolve: durationsOf(hours, [60 * 45, 60 * 50]),
        reply: durationsOf(hours.map((minutes) => minutes / 60)),
        sums: { ...quietPlace.sums, reopened: { sum: 6, n: 40 } },
      },
      deliver: {
        count: 12,
        resolve: durationsOf(
          [30, 40],
          Array.from({ length: 10 }, () => 3000),
        ),
      },
      help: { count: 4, reply: durationsOf([45, 45, 45, 45]) },
    }),
  );
  const pay = places.get('pay')!;
  expect(pay.value! / 60).toBeGreaterThan(20.5);
  expect(pay.value! / 60).toBeLessThan(21.5);
  expect(pay).toMatchObject({ n: 42, sample: 'solid', fill: { class: 2 }, text: '21 hr' });
  expect(pay.detail).toMatch(
    /^Resolved: half within 21 hr \(95% .+\), nine in ten within 38 hr; 42 cases, 2 still open\./,
  );
  expect(pay.detail).toContain('Reopened: 15% of 40');
  expect(pay.detail).toContain('Calendar time.');
  expect(places.get('deliver')).toMatchObject({ value: null, sample: 'hatched', fill: { class: 3 } });
  expect(places.get('deliver')!.text).toMatch(/^> /);
  expect(places.get('help')).toMatchObject({ value: null, text: 'Reply 46 min', fill: { kind: 'none' } });
});

test('open cases without any reply known are not told as unanswered', () => {
  const { places } = lenses.recovery.read(
    lensInputOf({ pay: { resolve: durationsOf([60, 120]), reply: durationsOf([], [500]) } }),
  );
  expect(places.get('pay')!.detail).not.toContain('First reply');
});

test('the median from bins is within two percent of the one from the cases themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 500_000 }), { minLength: 1, maxLength: 80 }), (ended) => {
      const exact = kaplanMeier(ended.map((duration) => ({ duration, ended: 1, open: 0 })))!.median.duration!;
      const { places } = lenses.recovery.read(lensInputOf({ pay: { resolve: durationsOf(ended) } }));
      expect(Math.abs(places.get('pay')!.value! / exact - 1)).toBeLessThan(0.02);
    }),
  );
});

test('a time is said in the unit that keeps it short, in the reader’s language', () => {
  expect([0, 45, 99, 100, 600, 2879, 2880, 43_200].map(durationWords('en'))).toEqual([
    '0 min',
    '45 min',
    '99 min',
    '1.7 hr',
    '10 hr',
    '48 hr',
    '2 days',
    '30 days',
  ]);
  expect(durationWords('de')(195)).toBe('3,3 Std.');
  expect([60, 240, 4320, 43_200].map(durationWords('en', 'narrow'))).toEqual(['1h', '4h', '3d', '30d']);
});
