import { monthOfDay } from './day.ts';
import type { FailureTable } from './failureTable.ts';

/** Months since 1970-01 from the first failure's to the last's; length 0 without failures. */
export interface MonthSpan {
  readonly first: number;
  readonly length: number;
}

/** The months that some cells of the tables lie in; `cells` are indexes by table, ascending. */
export function monthSpan(tables: readonly FailureTable[], cells: readonly (readonly number[])[]): MonthSpan {
  let first = Infinity;
  let last = -Infinity;
  tables.forEach(({ day }, index) => {
    const ofTable = cells[index] ?? [];
    if (ofTable.length === 0) return;
    first = Math.min(first, day[ofTable[0] ?? 0] ?? Infinity);
    last = Math.max(last, day[ofTable.at(-1) ?? 0] ?? -Infinity);
  });
  if (first > last) return { first: 0, length: 0 };
  return { first: monthOfDay(first), length: monthOfDay(last) - monthOfDay(first) + 1 };
}
