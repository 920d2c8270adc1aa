import { expect, test } from 'vitest';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { TrendDays } from '#domain/failures/trendDays.ts';
import { failureTables } from '#testing/failureTables.ts';
import { blamed, durationsOf, heardMap, lensInputOf, quietPlace } from '#testing/lensInputs.ts';
import { lenses, lensNames } from './lenses.ts';
import { addTotals } from './placeTotals.ts';

const severity = (sum: number, n: number) => ({ sums: { ...quietPlace.sums, severity: { sum, n } } });

test('severity is the mean of what is rated, with its interval and mark', () => {
  const { places, stages, total } = lenses.severity.read(
    lensInputOf({
      pay: { count: 50, ...severity(320, 40) },
      deliver: { count: 12, ...severity(36, 12) },
      help: { count: 5, ...severity(9, 3) },
    }),
  );
  expect(places.get('pay')).toMatchObject({
    value: 8,
    n: 40,
    sample: 'solid',
    fill: { scale: 'heat', class: 5 },
  });
  expect(places.get('pay')!.interval!.high).toBeCloseTo(8 + 9 * Math.sqrt(Math.log(40) / 80), 9);
  expect(places.get('pay')!.detail).toContain('40 of 50 failures are rated');
  expect(places.get('deliver')).toMatchObject({ value: 3, sample: 'hatched', fill: { class: 2 } });
  expect(places.get('help')).toMatchObject({ sample: 'dot', fill: { kind: 'none' }, text: 'Severity 3' });
  expect(stages.get('buy')).toMatchObject({ value: 365 / 55, fill: { class: 5 } });
  expect(total.fill).toEqual({ kind: 'none' });
});

test('what nobody rated has no severity, rather than a low one', () => {
  const { places } = lenses.severity.read(lensInputOf({ pay: { count: 50 } }));
  expect(places.get('pay')).toMatchObject({ value: null, sample: 'none', fill: { kind: 'none' } });
});

const burden = (minutes: number, n: number) => ({
  sums: { ...quietPlace.sums, burdenMinutes: { sum: minutes, n }, burdenMoney: { sum: 300, n: 2 } },
});

test('burden adds up the customers’ minutes, and says at least where some are unknown', () => {
  const { places, total } = lenses.burden.read(
    lensInputOf({ pay: { count: 10, ...burden(600, 10) }, deliver: { count: 10, ...burden(1200, 6) } }),
  );
  expect(places.get('pay')).toMatchObject({ value: 600, text: '10 hr', sample: 'solid' });
  expect(places.get('pay')!.detail).toContain('€300 of their money (2 failures)');
  expect(places.get('deliver')).toMatchObject({ value: 1200, text: '≥ 20 hr' });
  expect(places.get('help')).toMatchObject({ value: null, fill: { kind: 'none' } });
  expect(total.value).toBe(1800);
});

const trend: TrendDays = { windowFirst: 100, windowLast: 127, baselineFirst: 0, baselineLast: 99 };
const change = (now: number, before: number) => ({
  count: now + before,
  countInWindow: now,
  countInBaseline: before,
});

test('only changes beyond chance are coloured, and the legend says how many were tested', () => {
  const { places, stages, total, legend } = lenses.trend.read(
    lensInputOf({ pay: change(84, 100), deliver: change(29, 100), help: change(2, 90) }, trend),
  );
  expect(places.get('pay')).toMatchObject({
    text: '+200%',
    fill: { scale: 'difference', class: 6 },
    n: 184,
  });
  expect(places.get('pay')!.value).toBeCloseTo(2, 9);
  expect(places.get('deliver')).toMatchObject({ text: 'No signal', fill: { class: 3 } });
  expect(places.get('help')).toMatchObject({ text: '-92%', fill: { class: 0 } });
  expect(stages.get('buy')).toMatchObject({ text: '1 up, 1 down', fill: { class: 6 } });
  expect(total.text).toBe('1 up, 1 down');
  expect(legend.remarks).toEqual(['Tested 3, flagged 2 (q = 0.1).']);
  expect(legend.explains).toMatch(/^Apr 11.+May 8, 1970/);
});

test('a flagged change is never in the colour of the middle, and nothing happening is not tested', () => {
  const { places, legend } = lenses.trend.read(
    lensInputOf({ pay: change(30_000, 100_000), deliver: change(0, 0), help: change(6, 0) }, trend),
  );
  expect(places.get('pay')).toMatchObject({ fill: { class: 4 }, text: '+7%' });
  expect(places.get('deliver')).toMatchObject({ value: null, text: 'No failures' });
  expect(places.get('help')).toMatchObject({
    value: null,
    text: 'New',
    sample: 'dot',
    fill: { kind: 'none' },
  });
  expect(legend.remarks[0]).toContain('Tested 2, flagged 2');
});

test('a stage and the map tell what is flagged in them; they themselves are not tested', () => {
  const first = lenses.trend.read(lensInputOf({ pay: change(84, 100), deliver: change(29, 100) }, trend));
  expect(first.places.get('pay')!.detail).toContain('Flagged among all places tested.');
  expect(first.total).toMatchObject({ text: '1 up, 0 down', detail: expect.stringMatching(/before\.$/) });
  const onlyNew = lenses.trend.read(lensInputOf({ pay: change(60, 0) }, trend));
  expect(onlyNew.places.get('pay')!.text).toBe('New');
  expect(onlyNew.total).toMatchObject({ text: '1 up, 0 down', value: null });
});

test('without days to compare with there is no trend anywhere', () => {
  const { places, total } = lenses.trend.read(lensInputOf({ pay: { count: 5 } }));
  expect(places.get('pay')).toMatchObject({ text: 'Too short', fill: { kind: 'none' } });
  expect(total.text).toBe('Too short');
});

test('under no lens does a place that nothing leads to have a colour, and each number stands in its interval', () => {
  const all = {
    ...change(30, 30),
    ...severity(200, 40),
    ...blamed({ people: 20 }),
    countBy: { person: 0, rule: 60, matcher: 0 },
    resolve: durationsOf([100, 200, 300]),
  };
  for (const name of lensNames) {
    const { places } = lenses[name].read(lensInputOf({ pay: all }, trend));
    if (name !== 'ownership')
      expect(places.get('silent')).toMatchObject({ value: null, fill: { kind: 'none' } });
    for (const { value, interval } of places.values()) {
      if (value === null || interval === null) continue;
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
    }
  }
});

test('a place that only a person’s decision reaches is heard', () => {
  const key = { group: 'x', columns: {}, words: [], matcher: null, person: { place: 'silent', mode: '' } };
  const assigned = assignFailures(
    failureTables({ keys: [key], cells: [{ day: 5 }] }),
    heardMap,
    everyFailure,
  );
  const { places } = lenses.count.read({ map: heardMap, shown: assigned, whole: assigned, locale: 'en' });
  expect(places.get('silent')).toMatchObject({ value: 1, sample: 'solid' });
});

test('totals of places do not depend on how they are grouped', () => {
  const place = { ...quietPlace, ...change(3, 4), ...blamed({ people: 2 }), reply: durationsOf([5]) };
  const [a, b] = [addTotals([place, addTotals([place, place])]), addTotals([place, place, place])];
  expect(a).toEqual(b);
  expect(b).toMatchObject({ count: 21, countInWindow: 9 });
});
