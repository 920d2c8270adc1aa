import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DaySums } from './DaySums.ts';

test('a range adds up to its days, whatever a row stands for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 100 }),
      fc.constantFrom('now' as const, 'later' as const),
      fc.nat(),
      fc.nat(),
      (cells, limit, sumUp, one, other) => {
        const days = cells.length;
        const sums = new DaySums({
          days,
          width: 2,
          limit,
          sumUp,
          make: Uint32Array,
          add: (day, into, base) => {
            into[base] = into[base]! + cells[day]![0];
            into[base + 1] = into[base + 1]! + cells[day]![1];
          },
        });
        const first = one % days;
        const last = first - 1 + (other % (days - first + 1));
        const within = cells.slice(first, last + 1);
        expect([...sums.between(first, last)]).toEqual([
          within.reduce((sum, [left]) => sum + left, 0),
          within.reduce((sum, [, right]) => sum + right, 0),
        ]);
      },
    ),
  );
});
