import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeier } from '#domain/analytics/kaplanMeier.ts';
import { assignFailures, type AssignedFailures } from '#domain/failures/assignFailures.ts';
import { binOfMinutes, durationBins } from '#domain/failures/durationBins.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { DurationCounts, PlaceNumbers } from '#domain/failures/placeNumbers.ts';
import type { TrendDays } from '#domain/failures/trendDays.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import type { Cause } from '#domain/map/failureMode.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { failureTables } from '#testing/failureTables.ts';
import { durationWords } from './durationWords.ts';
import type { LensInput } from './lens.ts';
import { lenses, lensNames } from './lenses.ts';
import { addTotals, noFailures } from './placeTotals.ts';

const position = { x: 0, y: 0 };
const byId = <R extends { id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const heard = ['pay', 'deliver', 'help'] as const;

/** One stage with three touchpoints that rules lead to, and a silent one. */
const map: JourneyMap = {
  ...emptyMap(),
  stages: byId([stageSchema.parse({ id: 'buy', position })]),
  touchpoints: byId([...heard, 'silent'].map((id) => touchpointSchema.parse({ id, stage: 'buy', position }))),
  datasets: byId([datasetSchema.parse({ id: 'd1' })]),
  rules: byId(heard.map((place) => ruleSchema.parse({ id: place, dataset: 'd1', value: place, place }))),
};

const empty: PlaceNumbers = {
  ...noFailures,
  countByMode: new Map(),
  countByMonth: [],
  exposures: null,
  countWhileExposed: 0,
};

function inputOf(
  numbers: Partial<Record<(typeof heard)[number], Partial<PlaceNumbers>>>,
  trend: TrendDays | null = null,
  locale = 'en',
): LensInput {
  const places = new Map(Object.entries(numbers).map(([id, each]) => [id, { ...empty, ...each }]));
  const matched = [...places.values()].reduce((sum, { count }) => sum + count, 0);
  const assigned: AssignedFailures = {
    places,
    unmatched: [],
    total: matched + 20,
    matched,
    coverage: matched / (matched + 20),
    months: [],
    trend,
  };
  return { map, shown: assigned, whole: assigned, locale };
}

const severity = (sum: number, n: number) => ({ sums: { ...empty.sums, severity: { sum, n } } });

test('severity is the mean of what is rated, with its interval and mark', () => {
  const { places, stages, total } = lenses.severity.read(
    inputOf({
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
  const { places } = lenses.severity.read(inputOf({ pay: { count: 50 } }));
  expect(places.get('pay')).toMatchObject({ value: null, sample: 'none', fill: { kind: 'none' } });
});

test('burden adds up the customers’ minutes, and says at least where some are unknown', () => {
  const sums = (minutes: number, n: number) => ({
    sums: { ...empty.sums, burdenMinutes: { sum: minutes, n }, burdenMoney: { sum: 300, n: 2 } },
  });
  const { places, total } = lenses.burden.read(
    inputOf({ pay: { count: 10, ...sums(600, 10) }, deliver: { count: 10, ...sums(1200, 6) } }),
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
    inputOf({ pay: change(84, 100), deliver: change(29, 100), help: change(2, 90) }, trend),
  );
  expect(places.get('pay')).toMatchObject({
    text: '+200%',
    fill: { scale: 'difference', class: 6 },
    n: 184,
  });
  expect(places.get('pay')!.value).toBeCloseTo(2, 9);
  expect(places.get('deliver')).toMatchObject({ text: 'No change found', fill: { class: 3 } });
  expect(places.get('help')).toMatchObject({ text: '-92%', fill: { class: 0 } });
  expect(stages.get('buy')).toMatchObject({ text: '1 up, 1 down', fill: { class: 6 } });
  expect(total.text).toBe('1 up, 1 down');
  expect(legend.remarks).toEqual(['Tested 3, flagged 2 (q = 0.1).']);
  expect(legend.explains).toMatch(/^Apr 11.+May 8, 1970/);
});

test('a flagged change is never in the colour of the middle, and nothing happening is not tested', () => {
  const { places, legend } = lenses.trend.read(
    inputOf({ pay: change(30_000, 100_000), deliver: change(0, 0), help: change(6, 0) }, trend),
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

test('without days to compare with there is no trend anywhere', () => {
  const { places, total } = lenses.trend.read(inputOf({ pay: { count: 5 } }));
  expect(places.get('pay')).toMatchObject({ text: 'Too short', fill: { kind: 'none' } });
  expect(total.text).toBe('Too short');
});

function durations(ended: readonly number[], open: readonly number[] = []): DurationCounts {
  const counts = { ended: new Uint32Array(durationBins), open: new Uint32Array(durationBins) };
  for (const minutes of ended) counts.ended[binOfMinutes(minutes)]! += 1;
  for (const minutes of open) counts.open[binOfMinutes(minutes)]! += 1;
  return counts;
}

test('recovery is the median with open cases as still waiting, p90, reply and reopened beside', () => {
  const hours = Array.from({ length: 40 }, (_, i) => 60 * (i + 1));
  const { places } = lenses.recovery.read(
    inputOf({
      pay: {
        count: 60,
        resolve: durations(hours, [60 * 45, 60 * 50]),
        reply: durations(hours.map((minutes) => minutes / 60)),
        sums: { ...empty.sums, reopened: { sum: 6, n: 40 } },
      },
      deliver: {
        count: 12,
        resolve: durations(
          [30, 40],
          Array.from({ length: 10 }, () => 3000),
        ),
      },
      help: { count: 4, reply: durations([45, 45, 45, 45]) },
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

test('the median from bins is within two percent of the one from the cases themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 500_000 }), { minLength: 1, maxLength: 80 }), (ended) => {
      const exact = kaplanMeier(ended.map((duration) => ({ duration, ended: 1, open: 0 })))!.median.duration!;
      const { places } = lenses.recovery.read(inputOf({ pay: { resolve: durations(ended) } }));
      expect(Math.abs(places.get('pay')!.value! / exact - 1)).toBeLessThan(0.02);
    }),
  );
});

const blamed = (counts: Partial<Record<Cause, number>>) => ({
  causes: new Map(Object.entries(counts) as [Cause, number][]),
});

test('the leading cause stands with its name, its share and what else is blamed', () => {
  const { places, stages, legend } = lenses.cause.read(
    inputOf({
      pay: { count: 100, ...blamed({ process: 30, people: 10 }) },
      deliver: { count: 12, ...blamed({ thirdParty: 6, policy: 6 }) },
      help: { count: 4, ...blamed({ people: 4 }) },
    }),
  );
  expect(places.get('pay')).toMatchObject({
    value: 0.75,
    n: 40,
    sample: 'solid',
    fill: { kind: 'cause', index: 1 },
    text: 'Process 75%',
  });
  expect(places.get('pay')!.detail).toContain(
    '40 of 100 failures whose text blames something: Process 30, People 10.',
  );
  expect(places.get('deliver')).toMatchObject({ sample: 'hatched', fill: { kind: 'cause', index: 2 } });
  expect(places.get('deliver')!.detail).toContain('The first two are level.');
  expect(places.get('help')).toMatchObject({ sample: 'dot', fill: { kind: 'none' }, text: 'People 100%' });
  expect(stages.get('buy')).toMatchObject({ fill: { kind: 'cause', index: 1 }, n: 56 });
  expect(legend.entries.map(({ places: number }) => number)).toEqual([0, 1, 1, 0, 0, 0, 0]);
});

test('coverage says who brought the failures, and how many have no place', () => {
  const { places, total, legend } = lenses.coverage.read(
    inputOf({
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

test('under no lens does a place that nothing leads to have a colour, and each number stands in its interval', () => {
  const all = {
    ...change(30, 30),
    ...severity(200, 40),
    ...blamed({ people: 20 }),
    countBy: { person: 0, rule: 60, matcher: 0 },
    resolve: durations([100, 200, 300]),
  };
  for (const name of lensNames) {
    const { places } = lenses[name].read(inputOf({ pay: all }, trend));
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
  const assigned = assignFailures(failureTables({ keys: [key], cells: [{ day: 5 }] }), map, everyFailure);
  const { places } = lenses.count.read({ map, shown: assigned, whole: assigned, locale: 'en' });
  expect(places.get('silent')).toMatchObject({ value: 1, sample: 'solid' });
});

test('totals of places do not depend on how they are grouped', () => {
  const place = { ...empty, ...change(3, 4), ...blamed({ people: 2 }), reply: durations([5]) };
  const [a, b] = [addTotals([place, addTotals([place, place])]), addTotals([place, place, place])];
  expect(a).toEqual(b);
  expect(b).toMatchObject({ count: 21, countInWindow: 9 });
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
});
