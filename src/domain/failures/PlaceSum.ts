import { causes, type Cause } from '#domain/map/failureMode.ts';
import { monthOfDay } from './day.ts';
import { binOfMinutes, durationBins } from './durationBins.ts';
import type { ExposedPeriod } from './exposure.ts';
import { summedNames, type DurationColumn, type FailureTable, type SummedName } from './failureTable.ts';
import type { Assigner, Assignment, AssignmentMap } from './keyAssigner.ts';
import type { MonthSpan } from './monthSpan.ts';
import type { DurationCounts, KnownSum, PlaceNumbers, Wanted } from './placeNumbers.ts';
import type { TrendDays } from './trendDays.ts';

/** What every place's sum is made with. */
export interface SumNeeds {
  readonly months: MonthSpan;
  readonly trend: TrendDays | null;
  readonly exposed: ReadonlyMap<string, ExposedPeriod>;
  readonly map: Pick<AssignmentMap, 'failureModes'>;
  readonly wanted: Wanted;
}

/** One place's numbers while cells are being added. */
export class PlaceSum {
  readonly #needs: SumNeeds;
  readonly #exposed: ExposedPeriod | undefined;
  readonly #byMode = new Map<string, number>();
  readonly #byMonth: number[];
  readonly #by: Record<Assigner, number> = { person: 0, rule: 0, matcher: 0 };
  readonly #causes = new Map<Cause, number>();
  readonly #sums = new Map<SummedName, { sum: number; n: number }>();
  #count = 0;
  #whileExposed = 0;
  #inWindow = 0;
  #inBaseline = 0;
  #reply: DurationCounts | null = null;
  #resolve: DurationCounts | null = null;

  constructor(needs: SumNeeds, place: string) {
    this.#needs = needs;
    this.#exposed = needs.exposed.get(place);
    this.#byMonth = Array.from({ length: needs.months.length }, () => 0);
  }

  /** Adds one cell of a table, which goes to this place by `target`. */
  add(table: FailureTable, cell: number, target: Assignment): void {
    const count = table.count?.[cell] ?? 1;
    const day = table.day[cell] ?? 0;
    const month = monthOfDay(day) - this.#needs.months.first;
    this.#count += count;
    this.#by[target.by] += count;
    this.#byMode.set(target.mode, (this.#byMode.get(target.mode) ?? 0) + count);
    this.#byMonth[month] = (this.#byMonth[month] ?? 0) + count;
    if (this.#exposed?.ranges.some(({ first, last }) => day >= first && day <= last)) {
      this.#whileExposed += count;
    }
    const cause = causes[(table.cause?.[cell] ?? 0) - 1];
    if (cause !== undefined) this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + count);
    this.#addSums(table, cell, target, count);
    if (this.#needs.wanted === 'durations') {
      this.#reply = withDuration(this.#reply, table.reply, cell);
      this.#resolve = withDuration(this.#resolve, table.resolve, cell);
    }
  }

  /** Counts failures of a day into the window or the baseline of the trend. */
  addTrend(day: number, count: number): void {
    const { trend } = this.#needs;
    if (trend === null) return;
    if (day >= trend.windowFirst && day <= trend.windowLast) this.#inWindow += count;
    else if (day >= trend.baselineFirst && day <= trend.baselineLast) this.#inBaseline += count;
  }

  numbers(): PlaceNumbers {
    return {
      count: this.#count,
      countByMode: this.#byMode,
      countByMonth: this.#byMonth,
      countBy: this.#by,
      exposures: this.#exposed?.total ?? null,
      countWhileExposed: this.#whileExposed,
      causes: this.#causes,
      sums: Object.fromEntries(
        summedNames.map((name) => [name, this.#sums.get(name) ?? { sum: 0, n: 0 }]),
      ) as Record<SummedName, KnownSum>,
      countInWindow: this.#inWindow,
      countInBaseline: this.#inBaseline,
      reply: this.#reply,
      resolve: this.#resolve,
    };
  }

  #addSums(table: FailureTable, cell: number, target: Assignment, count: number): void {
    for (const name of summedNames) {
      const column = table.sums[name];
      const n = column?.n[cell] ?? 0;
      if (n > 0) this.#addSum(name, column?.sum[cell] ?? 0, n);
      if (name === 'severity' && n < count) {
        const ofMode = this.#needs.map.failureModes.get(target.mode)?.severity ?? null;
        if (ofMode !== null) this.#addSum(name, ofMode * (count - n), count - n);
      }
    }
  }

  #addSum(name: SummedName, sum: number, n: number): void {
    const known = this.#sums.get(name) ?? { sum: 0, n: 0 };
    known.sum += sum;
    known.n += n;
    this.#sums.set(name, known);
  }
}

function withDuration(
  counts: DurationCounts | null,
  column: DurationColumn | null,
  cell: number,
): DurationCounts | null {
  const minutes = column?.minutes[cell] ?? Number.NaN;
  if (column === null || Number.isNaN(minutes)) return counts;
  const known = counts ?? { ended: new Uint32Array(durationBins), open: new Uint32Array(durationBins) };
  const bins = column.isOpen[cell] === 1 ? known.open : known.ended;
  const bin = binOfMinutes(minutes);
  bins[bin] = (bins[bin] ?? 0) + 1;
  return known;
}
