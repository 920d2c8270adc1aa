import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCells, anyDays, anyFilter, anyMap, anyShape, anyTables, toTable } from '#testing/anyFailures.ts';
import { assignFailures } from '../assignFailures.ts';
import { daysOf } from '../failureTable.ts';
import { dayRange, everyFailure, type FailureFilter } from '../failureFilter.ts';
import { passingCells } from '../passingCells.ts';
import { tableTargets } from '../tableTargets.ts';
import { FailureCube } from './FailureCube.ts';
import { readFacets } from './facetCounts.ts';
import { readCounts } from './readCounts.ts';

const facetsOf = (cube: FailureCube, days: Pick<FailureFilter, 'from' | 'to'>) =>
  readFacets(cube.frame.facets, cube.countFacets(days));

test('a cube answers any days as the one scan does', () => {
  fc.assert(
    fc.property(
      anyTables,
      anyMap,
      anyFilter,
      fc.array(anyDays, { minLength: 1, maxLength: 4 }),
      (tables, map, filter, ranges) => {
        const cube = new FailureCube(tables, map, filter);
        for (const days of ranges) {
          const wanted = { ...filter, ...days };
          expect(readCounts(cube.head, cube.count(days, 'durations'))).toEqual(
            assignFailures(tables, map, wanted, 'durations'),
          );
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('a facet counts what the dimension would show with its own filter lifted', () => {
  fc.assert(
    fc.property(anyTables, anyMap, anyFilter, anyDays, (tables, map, filter, days) => {
      const facets = facetsOf(new FailureCube(tables, map, filter), days);
      const totalOf = (wish: Partial<FailureFilter>): number =>
        assignFailures(tables, map, { ...filter, ...days, ...wish }).total;
      for (const [name, counts] of facets) {
        for (const [value, count] of counts) {
          const wish = name.startsWith('segment ')
            ? { segments: { ...filter.segments, [name.slice('segment '.length)]: [value] } }
            : { [name]: [value] };
          expect([name, value, count]).toEqual([name, value, totalOf(wish)]);
        }
      }
    }),
  );
});

test('rows without the words that were asked for are left out everywhere', () => {
  fc.assert(
    fc.property(anyCells, anyShape, anyMap, anyDays, (cells, shape, map, days) => {
      const table = toTable('d1', cells, { ...shape, kind: 'rows' });
      const found = Uint8Array.from(table.day, (_day, cell) => cell % 2);
      const cube = new FailureCube(
        { tables: [table], exposures: [] },
        map,
        everyFailure,
        new Map([['d1', found]]),
      );
      const { first, last } = dayRange(days);
      const expected = [...table.day].filter(
        (day, cell) => cell % 2 === 1 && day >= first && day <= last,
      ).length;
      expect(readCounts(cube.head, cube.count(days)).total).toBe(expected);
      expect([...facetsOf(cube, days).get('channels')!.values()].reduce((a, b) => a + b, 0)).toBe(expected);
    }),
  );
});

test('the histogram of a cube holds what passes the filter, whatever the days', () => {
  fc.assert(
    fc.property(anyTables, anyMap, anyFilter, (tables, map, filter) => {
      const bins = new FailureCube(tables, map, filter).frame.histogram;
      const days = daysOf(tables.tables);
      if (bins === null || days === null) {
        expect(bins).toBe(days);
        return;
      }
      const passing = tables.tables.flatMap((table) =>
        passingCells(table, filter, tableTargets(table, map, filter)).map((cell) => ({
          day: table.day[cell]!,
          count: table.count?.[cell] ?? 1,
        })),
      );
      expect(bins).toMatchObject({ firstDay: days.first, lastDay: days.last });
      bins.counts.forEach((count, bin) => {
        const start = bins.firstDay + bin * bins.binDays;
        const inside = passing.filter(({ day }) => day >= start && day < start + bins.binDays);
        expect(count).toBe(inside.reduce((sum, each) => sum + each.count, 0));
      });
    }),
  );
});
