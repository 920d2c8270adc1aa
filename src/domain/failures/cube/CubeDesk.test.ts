import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDays, anyFilter, anyMap, anyTables } from '#testing/anyFailures.ts';
import { assignFailures } from '../assignFailures.ts';
import { everyFailure } from '../failureFilter.ts';
import { CubeDesk } from './CubeDesk.ts';
import { readNumbers } from './readNumbers.ts';

test('whatever is asked in whatever order, each answer is of its own map and filter', () => {
  const question = fc.record({ map: fc.nat(1), filter: fc.nat(2), days: anyDays });
  fc.assert(
    fc.property(
      anyTables,
      fc.tuple(anyMap, anyMap),
      fc.tuple(anyFilter, anyFilter, fc.constant(everyFailure)),
      fc.array(question, { maxLength: 6 }),
      (tables, maps, filters, questions) => {
        const desk = new CubeDesk(tables);
        for (const each of questions) {
          const map = maps[each.map]!;
          const filter = { ...filters[each.filter]!, ...each.days };
          const { whole, shown } = readNumbers(desk.count({ map, filter, wanted: 'counts' }));
          expect(whole).toEqual(assignFailures(tables, map, everyFailure));
          expect(shown).toEqual(assignFailures(tables, map, filter));
        }
      },
    ),
  );
});
