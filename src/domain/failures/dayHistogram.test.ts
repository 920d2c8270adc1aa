import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayHistogram } from './dayHistogram.ts';

test('every failure is in exactly one bin, and there are no more bins than asked for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 1, max: 100 }),
      (totals, mostBins) => {
        const histogram = dayHistogram(20_000, Uint32Array.from(totals), mostBins)!;
        expect(histogram.counts.length).toBeLessThanOrEqual(mostBins);
        expect(histogram.lastDay).toBe(20_000 + totals.length - 1);
        expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(totals.reduce((a, b) => a + b, 0));
      },
    ),
  );
});

test('without failures there is nothing to draw', () => {
  expect(dayHistogram(0, new Uint32Array(0), 10)).toBeNull();
});
