import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareQuantile } from './chiSquareQuantile.ts';
import { gammaQuantile } from './gammaQuantile.ts';
import { incompleteGamma, logGamma } from './incompleteGamma.ts';
import { normalQuantile } from './normalQuantile.ts';

const shape = fc.double({ min: 0.01, max: 1e5, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('chi-square quantiles equal the printed tables', () => {
  expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841459, 5);
  expect(chiSquareQuantile(0.975, 10)).toBeCloseTo(20.483177, 5);
  expect(chiSquareQuantile(0.025, 30)).toBeCloseTo(16.790772, 5);
  expect(chiSquareQuantile(0.5, 2)).toBeCloseTo(2 * Math.LN2, 9);
});

test('the incomplete gamma function has its closed forms', () => {
  expect(incompleteGamma(1, 2.5)).toBeCloseTo(1 - Math.exp(-2.5), 12);
  expect(incompleteGamma(2, 3)).toBeCloseTo(1 - 4 * Math.exp(-3), 12);
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
});

test('a gamma quantile is the point below which that share lies', () => {
  fc.assert(
    fc.property(share, shape, (p, a) => {
      const x = gammaQuantile(p, a, 1)!;
      // Where the shape is tiny the quantile may lie below the smallest positive number.
      if (x > 1e-150) expect(incompleteGamma(a, x)).toBeCloseTo(p, 7);
      else expect(x).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('gamma quantiles rise with the share', () => {
  fc.assert(
    fc.property(share, share, shape, (p, q, a) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      expect(gammaQuantile(low, a, 2)!).toBeLessThanOrEqual(gammaQuantile(high, a, 2)! * (1 + 1e-9));
    }),
  );
});

test('quantiles outside their range are unknown, never NaN', () => {
  expect(gammaQuantile(0, 1, 1)).toBeNull();
  expect(gammaQuantile(1, 1, 1)).toBeNull();
  expect(gammaQuantile(0.5, NaN, 1)).toBeNull();
  expect(gammaQuantile(0.5, 1, 0)).toBeNull();
  expect(normalQuantile(1)).toBeNull();
  expect(incompleteGamma(0, 1)).toBeNull();
});

test('normal quantiles are near the printed ones', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.96, 3);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.96, 3);
});
