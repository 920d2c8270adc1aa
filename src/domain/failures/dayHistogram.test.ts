import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayHistogram } from './dayHistogram.ts';
import { failureTable } from '#testing/failureTables.ts';
import type { FailureTable } from './failureTable.ts';

function tablesOf(cells: readonly { day: number; channel: number; count: number }[]): FailureTable[] {
  return [failureTable({ channels: ['phone', 'web'], cells })];
}

const cell = fc.record({
  day: fc.integer({ min: 0, max: 3000 }),
  channel: fc.nat(1),
  count: fc.integer({ min: 1, max: 9 }),
});

test('every failure is in exactly one bin, and there are no more bins than asked for', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (cells, mostBins) => {
      const histogram = dayHistogram(tablesOf(cells), {}, mostBins)!;
      expect(histogram.counts.length).toBeLessThanOrEqual(mostBins);
      expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(
        cells.reduce((sum, { count }) => sum + count, 0),
      );
    }),
  );
});

test('a channel filter keeps the bins and lowers the counts', () => {
  const tables = tablesOf([
    { day: 10, channel: 0, count: 3 },
    { day: 11, channel: 1, count: 2 },
  ]);
  expect(dayHistogram(tables, { channels: ['web'] }, 10)).toEqual({
    firstDay: 10,
    lastDay: 11,
    binDays: 1,
    counts: [0, 2],
  });
});

test('without failures there is nothing to draw', () => {
  expect(dayHistogram([], {}, 10)).toBeNull();
});
