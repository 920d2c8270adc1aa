import { columnTests, passesDataset } from './cellFilter.ts';
import { dayRange, type FailureFilter } from './failureFilter.ts';
import type { FailureTable } from './failureTable.ts';
import type { TableTargets } from './tableTargets.ts';

/** Indexes of a table's cells that the filter lets pass. */
export function passingCells(
  table: FailureTable,
  filter: FailureFilter,
  { passes }: Pick<TableTargets, 'passes'>,
): readonly number[] {
  if (!passesDataset(filter, table.dataset)) return [];
  const tests = columnTests(table, filter);
  if (tests === 'nothing') return [];
  const { first, last } = dayRange(filter);
  const cells: number[] = [];
  const start = firstAtLeast(table.day, first);
  const end = firstAtLeast(table.day, last + 1);
  for (let cell = start; cell < end; cell += 1) {
    if (passes[table.key[cell] ?? 0] !== 1) continue;
    if (tests.every((test) => test.passes[test.code[cell] ?? 0] === 1)) cells.push(cell);
  }
  return cells;
}

/** The first cell of a column sorted by day whose day is `day` or later; its length where there is none. */
export function firstAtLeast(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
