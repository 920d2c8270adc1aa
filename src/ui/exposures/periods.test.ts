import { expect, test } from 'vitest';
import { monthPeriod } from '#domain/failures/monthPeriod.ts';
import { monthsOf, parseCount, periodsOf } from './periods.ts';

test('a month is a period from its first to its last day, also in February and December', () => {
  expect(monthPeriod(2024 * 12 + 1)).toEqual({ periodStart: '2024-02-01', periodEnd: '2024-02-29' });
  expect(monthPeriod(2024 * 12 + 11)).toEqual({ periodStart: '2024-12-01', periodEnd: '2024-12-31' });
});

test('without failures the last twelve whole months are offered', () => {
  const months = monthsOf({ tables: [], exposures: [] }, new Date(2025, 2, 14));
  expect(months.map(monthPeriod).at(0)?.periodStart).toBe('2024-03-01');
  expect(months.map(monthPeriod).at(-1)?.periodEnd).toBe('2025-02-28');
});

test('equal periods are one column, in order', () => {
  const [january, march] = [monthPeriod(24_300), monthPeriod(24_302)];
  expect(periodsOf([march, january, march])).toEqual([january, march]);
});

test('a count is read as people write it, and never guessed', () => {
  expect(['1200', ' 1,200 ', '1.200.000', '12’000', ''].map(parseCount)).toEqual([
    1200,
    1200,
    1_200_000,
    12_000,
    null,
  ]);
  expect(['12.5', '1,20', 'many', '-4'].map(parseCount)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
