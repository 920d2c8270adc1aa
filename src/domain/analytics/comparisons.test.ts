import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg.ts';
import { betaQuantile } from './betaQuantile.ts';
import { binomialTest } from './binomialTest.ts';
import { incompleteBeta } from './incompleteBeta.ts';
import { rateRatio } from './rateRatio.ts';

// Reference values: SciPy 1.17 (beta.cdf, beta.ppf, binomtest) and the example of R's poisson.test.

test.each([
  [0.3, 2, 5, 0.579825],
  [0.7, 0.5, 0.5, 0.63098988],
  [0.5, 1000, 1010, 0.58826983],
])('the incomplete beta at %f of (%f, %f) is %f', (x, a, b, share) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(share, 7);
});

test('beta quantiles equal the reference and undo the incomplete beta', () => {
  expect(betaQuantile(0.025, 3, 9)).toBeCloseTo(0.06021773, 7);
  expect(betaQuantile(0.975, 4, 8)).toBeCloseTo(0.60974256, 7);
  const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
      expect(incompleteBeta(betaQuantile(p, a, b)!, a, b)).toBeCloseTo(p, 6);
    }),
  );
});

test.each([
  [7, 20, 0.3, 0.62949797],
  [15, 20, 0.5, 0.04138947],
  [10, 20, 0.5, 1],
  [0, 12, 0.2, 0.14127498],
])('%i of %i against a share of %f has p = %f', (k, n, p, value) => {
  expect(binomialTest(k, n, p)).toBeCloseTo(value, 7);
});

const mass = (k: number, n: number, p: number) => {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways *= (n - k + i) / i;
  return ways * p ** k * (1 - p) ** (n - k);
};

test('the binomial test counts what is no likelier than the observed, as adding up one by one does', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.double({ min: 0.02, max: 0.98, noNaN: true }), (a, b, p) => {
      const [k, n] = [Math.min(a, b), Math.max(a, b)];
      const masses = Array.from({ length: n + 1 }, (_, i) => mass(i, n, p));
      const sum = masses.filter((each) => each <= mass(k, n, p) * (1 + 1e-7)).reduce((x, y) => x + y, 0);
      expect(binomialTest(k, n, p)).toBeCloseTo(Math.min(1, sum), 6);
    }),
  );
});

const ratioOf = (k1: number, n1: number, k2: number, n2: number) =>
  rateRatio({ events: k1, chances: n1 }, { events: k2, chances: n2 })!;

test('two counts over time give the reference ratio, interval and p', () => {
  const breast = ratioOf(11, 800, 21, 3011);
  expect(breast.ratio).toBeCloseTo(1.971488, 5);
  expect([breast.low, breast.high!].map((x) => x.toFixed(5))).toEqual(['0.85843', '4.27727']);
  expect(breast.pValue).toBeCloseTo(0.0796686, 6);
  const many = ratioOf(30_000, 30, 28_000, 27.5);
  expect(many.pValue).toBeCloseTo(0.03035765, 6);
  expect([many.low, many.high!].map((x) => x.toFixed(5))).toEqual(['0.96624', '0.99830']);
});

test('a rate against none has no ratio and no upper bound', () => {
  const fresh = ratioOf(3, 1, 0, 9);
  expect(fresh).toMatchObject({ ratio: null, high: null });
  expect(fresh.low).toBeCloseTo(3.71908, 4);
  expect(fresh.pValue).toBeCloseTo(0.001, 9);
  const gone = ratioOf(0, 28, 14, 60);
  expect(gone).toMatchObject({ ratio: 0, low: 0 });
  expect(gone.high).toBeCloseTo(0.646, 4);
});

test('without events, or without chances for them, nothing is compared', () => {
  expect(rateRatio({ events: 0, chances: 5 }, { events: 0, chances: 9 })).toBeNull();
  expect(rateRatio({ events: 4, chances: 0 }, { events: 1, chances: 9 })).toBeNull();
  expect(binomialTest(2, 1, 0.5)).toBeNull();
  expect(incompleteBeta(0.5, 0, 1)).toBeNull();
  expect(betaQuantile(1, 2, 2)).toBeNull();
});

test('a ratio lies in its interval, and swapping sides turns it over', () => {
  const events = fc.integer({ min: 1, max: 5000 });
  const chances = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(events, chances, events, chances, (k1, n1, k2, n2) => {
      const [there, back] = [ratioOf(k1, n1, k2, n2), ratioOf(k2, n2, k1, n1)];
      expect(there.low).toBeLessThanOrEqual(there.ratio!);
      expect(there.high).toBeGreaterThanOrEqual(there.ratio!);
      expect(there.ratio! * back.ratio!).toBeCloseTo(1, 9);
      expect(there.low * back.high!).toBeCloseTo(1, 4);
      expect(there.pValue).toBeCloseTo(back.pValue, 6);
    }),
  );
});

const benjamini1995 = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('flags equal the worked example of the paper: the first four at q = .05', () => {
  const flags = benjaminiHochberg(benjamini1995, 0.05);
  expect(flags.map((isFlagged, i) => (isFlagged ? i : -1)).filter((i) => i >= 0)).toEqual([0, 1, 2, 3]);
});

test('flags do not depend on the order, and what was not tested is not flagged', () => {
  expect(benjaminiHochberg([0.2, 0.01, null, 0.04], 0.1)).toEqual([false, true, false, true]);
  expect(benjaminiHochberg([], 0.1)).toEqual([]);
  expect(benjaminiHochberg([null], 0.1)).toEqual([false]);
});
