import { columnTests, passesDataset } from './cellFilter.ts';
import { everyFailure, type FailureFilter } from './failureFilter.ts';
import { daysOf, type FailureTable } from './failureTable.ts';

/** Equal bins of `binDays` days from `firstDay` (days since 1970-01-01); `counts` are failures that pass the filter. */
export interface DayHistogram {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly binDays: number;
  readonly counts: readonly number[];
}

/**
 * Failures over time, in at most `mostBins` equal bins, matched to a place or not, whatever days are brushed; of the
 * filter the channels, causes, segments and datasets hold. `null` without failures. The last bin may reach beyond
 * `lastDay`.
 */
export function dayHistogram(
  tables: readonly FailureTable[],
  filter: Partial<Pick<FailureFilter, 'channels' | 'causes' | 'segments' | 'datasets'>>,
  mostBins: number,
): DayHistogram | null {
  const days = daysOf(tables);
  if (days === null) return null;
  const span = days.last - days.first + 1;
  const binDays = Math.ceil(span / mostBins);
  const counts = Array.from({ length: Math.ceil(span / binDays) }, () => 0);
  const whole = { ...everyFailure, ...filter };
  for (const table of tables) {
    const tests = columnTests(table, whole);
    if (tests === 'nothing' || !passesDataset(whole, table.dataset)) continue;
    table.day.forEach((day, cell) => {
      if (!tests.every((test) => test.passes[test.code[cell] ?? 0] === 1)) return;
      const bin = Math.floor((day - days.first) / binDays);
      counts[bin] = (counts[bin] ?? 0) + (table.count?.[cell] ?? 1);
    });
  }
  return { firstDay: days.first, lastDay: days.last, binDays, counts };
}
