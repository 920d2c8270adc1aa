import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { swapDayAndMonth, toDay } from './day.ts';
import { swapEffect } from './swapEffect.ts';
import { swapSigns } from './swapSigns.ts';

function counted(days: readonly number[]): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const day of days) rows.set(day, (rows.get(day) ?? 0) + 1);
  return rows;
}

const start = toDay(2015, 1, 1) ?? 0;
const everyDay = (first: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => first + index);

describe('signs that day and month are swapped', () => {
  test('honest dates spread over two months to five years raise none, few or many, on workdays or all days', () => {
    const spread = fc.record({
      first: fc.integer({ min: start, max: start + 4_000 }),
      length: fc.integer({ min: 60, max: 1_830 }),
      step: fc.constantFrom(1, 2, 7),
      places: fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 1, maxLength: 400 }),
    });
    fc.assert(
      fc.property(spread, ({ first, length, step, places }) => {
        const days = places.map((place) => first + Math.floor((place * length) / step) * step);
        expect(swapSigns(counted(days))).toBeNull();
        const workdays = days.filter((day) => (day + 3) % 7 < 5);
        expect(swapSigns(counted(workdays))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test('every day of one to four months, swapped as a spreadsheet does, raises one; before the swap there is none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2001, max: 2030 }),
        (month, months, year) => {
          const first = toDay(year, month + 1, 1) ?? 0;
          const last = toDay(year + Math.floor((month + months) / 12), ((month + months) % 12) + 1, 1) ?? 0;
          const honest = everyDay(first, last - first);
          expect(swapSigns(counted(honest))).toBeNull();
          expect(swapSigns(counted(honest.map(swapDayAndMonth)))).not.toBeNull();
        },
      ),
    );
  });

  test('a year whose days after the 12th got lost raises one, and says the share', () => {
    const early = everyDay(start, 365).filter((day) => new Date(day * 86_400_000).getUTCDate() <= 12);
    expect(swapSigns(counted([...early, start + 15, start + 45]))?.[0]).toMatch(
      /^99% of the rows lie on days 1–12 of a month, where the calendar lets expect 4\d%\.$/,
    );
  });

  test.each<[string, readonly number[]]>([
    ['a file of ten days', everyDay(start + 59, 10)],
    [
      'one bad day early in a month',
      [...everyDay(start, 90), ...Array.from({ length: 9_000 }, () => start + 33)],
    ],
    [
      'a monthly stamp',
      everyDay(0, 60).map((month) => toDay(2015 + Math.floor(month / 12), (month % 12) + 1, 1) ?? 0),
    ],
    ['one stray date long ago', [toDay(1970, 1, 1) ?? 0, ...everyDay(start, 12)]],
    ['a single date', [start]],
    ['nothing', []],
  ])('%s raises none', (_, days) => {
    expect(swapSigns(counted(days))).toBeNull();
  });

  test('the effect counts rows, changes and days', () => {
    const days = [toDay(2015, 4, 5), toDay(2015, 4, 4), toDay(2015, 4, 22), toDay(2015, 4, 5)];
    expect(swapEffect(counted(days.map((day) => day ?? 0)))).toEqual({
      rows: 3,
      changed: 2,
      daysBefore: 3,
      daysAfter: 3,
      firstBefore: toDay(2015, 4, 4),
      lastBefore: toDay(2015, 4, 22),
      firstAfter: toDay(2015, 4, 4),
      lastAfter: toDay(2015, 5, 4),
    });
  });
});
