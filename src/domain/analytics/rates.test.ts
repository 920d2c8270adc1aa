import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureRate } from './failureRate.ts';
import { poissonInterval } from './poissonInterval.ts';
import { sampleMark } from './sampleMark.ts';
import { shrunkenRates } from './shrunkenRates.ts';
import { wilsonInterval } from './wilsonInterval.ts';

const counted = fc.record({
  failures: fc.nat({ max: 100_000 }),
  exposures: fc.integer({ min: 1, max: 1_000_000 }),
});

test('a failure rate is per 1,000 exposures, and unknown without them', () => {
  expect(failureRate(3, 200)).toBe(15);
  expect(failureRate(3, null)).toBeNull();
  expect(failureRate(3, 0)).toBeNull();
  expect(failureRate(0, 50)).toBe(0);
});

test.each([
  [0, 0, 3.689],
  [3, 0.619, 8.767],
  [12, 6.201, 20.962],
])('the exact Poisson interval of %i is %f to %f', (k, low, high) => {
  const interval = poissonInterval(k)!;
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test('the exact Poisson interval holds its count and moves up with it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000 }), (k) => {
      const [here, next] = [poissonInterval(k)!, poissonInterval(k + 1)!];
      expect(here.low).toBeLessThanOrEqual(k);
      expect(here.high).toBeGreaterThan(k);
      expect(next.low).toBeGreaterThan(here.low);
      expect(next.high).toBeGreaterThan(here.high);
    }),
    { numRuns: 60 },
  );
});

test.each([
  [0, 10, 0, 0.2775],
  [3, 20, 0.0524, 0.3604],
  [1, 1, 0.2066, 1],
])('the Wilson interval of %i in %i is %f to %f', (k, n, low, high) => {
  const interval = wilsonInterval(k, n)!;
  expect(Math.abs(interval.low - low)).toBeLessThan(1e-4);
  expect(Math.abs(interval.high - high)).toBeLessThan(1e-4);
});

test('the Wilson interval holds its share inside 0 to 1', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (k, n) => {
      const interval = wilsonInterval(k, n);
      expect(interval === null).toBe(k > n);
      if (interval === null) return;
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.low).toBeLessThanOrEqual(k / n);
      expect(interval.high).toBeGreaterThanOrEqual(k / n);
      expect(interval.high).toBeLessThanOrEqual(1);
    }),
  );
});

const marshall = [
  [3, 200],
  [0, 50],
  [12, 4000],
  [40, 9000],
  [9, 300],
  [1, 20],
].map(([failures = 0, exposures = 0]) => ({ failures, exposures }));

// The reference is printed to one decimal of figures that had been rounded to two (4.047 → 4.05 → 4.1): so 0.06.
const printed = (value: number, reference: number) =>
  expect(Math.abs(value - reference), `${value} for ${reference}`).toBeLessThan(0.06);

test('shrunken rates equal the reference vector', () => {
  const rates = shrunkenRates(marshall).map((rate) => rate!.ratePerThousand);
  [9.1, 4.1, 3.1, 4.5, 18, 7.9].forEach((reference, i) => printed(rates[i]!, reference));
  expect(rates.map((rate) => rate.toFixed(3))).toEqual([
    '9.113',
    '4.047',
    '3.114',
    '4.455',
    '18.005',
    '7.883',
  ]);
});

test('shrunken intervals equal the reference vector', () => {
  const rates = shrunkenRates(marshall);
  for (const [i, low, high] of [
    [5, 1.2, 20.8],
    [4, 8.8, 30.6],
  ] as const) {
    printed(rates[i]!.intervalPerThousand.low, low);
    printed(rates[i]!.intervalPerThousand.high, high);
  }
});

test('where places do not differ beyond chance everybody gets the mean, and it says so', () => {
  const rates = shrunkenRates([
    { failures: 10, exposures: 1000 },
    { failures: 11, exposures: 1000 },
  ]);
  expect(rates.map((rate) => rate!.ratePerThousand)).toEqual([10.5, 10.5]);
  expect(rates.map((rate) => rate!.differenceFound)).toEqual([false, false]);
});

test('no failure anywhere is a rate of 0 with an upper bound', () => {
  const [rate] = shrunkenRates([{ failures: 0, exposures: 1000 }]);
  expect(rate!.ratePerThousand).toBe(0);
  expect(rate!.intervalPerThousand.high).toBeCloseTo(3.689, 3);
});

test('a place without exposures has no rate and moves nobody else', () => {
  const silent = { failures: 500, exposures: 0 };
  const rates = shrunkenRates([...marshall, silent]);
  expect(rates[6]).toBeNull();
  expect(rates.slice(0, 6)).toEqual(shrunkenRates(marshall));
});

test('a shrunken rate lies between the raw rate and the mean, inside its interval', () => {
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1, maxLength: 12 }), (places) => {
      const sum = (key: 'failures' | 'exposures') => places.reduce((total, p) => total + p[key], 0);
      const mean = (1000 * sum('failures')) / sum('exposures');
      shrunkenRates(places).forEach((rate, i) => {
        const raw = (1000 * places[i]!.failures) / places[i]!.exposures;
        const slack = 1e-9 * (1 + mean + raw);
        expect(rate!.ratePerThousand).toBeGreaterThanOrEqual(Math.min(raw, mean) - slack);
        expect(rate!.ratePerThousand).toBeLessThanOrEqual(Math.max(raw, mean) + slack);
        expect(rate!.intervalPerThousand.low).toBeLessThanOrEqual(rate!.ratePerThousand + slack);
        expect(rate!.intervalPerThousand.high).toBeGreaterThanOrEqual(rate!.ratePerThousand);
      });
    }),
  );
});

test('samples are marked by their size', () => {
  const marks = [null, 0, 1, 9, 10, 29, 30].map(sampleMark);
  expect(marks).toEqual(['none', 'none', 'dot', 'dot', 'hatched', 'hatched', 'solid']);
});
