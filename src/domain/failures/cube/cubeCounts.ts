import { memoizeByRef } from '#base/memoizeByRef.ts';
import { formatMonth, monthOfDay, toDay } from '../day.ts';
import { exposedByPlace } from '../exposure.ts';
import { dayRange, everyFailure, type FailureFilter } from '../failureFilter.ts';
import type { SummedName } from '../failureTable.ts';
import type { DurationCounts, Wanted } from '../placeNumbers.ts';
import { trendDays, type TrendDays } from '../trendDays.ts';
import type { CubeData } from './cubeData.ts';
import { countsOfPlaces } from './cubeLayout.ts';
import { durationsBetween } from './durationsBetween.ts';

/** A range of days, counted since 1970-01-01, both ends included; empty where `last` < `first`. */
interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/**
 * One answer of a cube as bare columns, in the order of its layout: cheap to make at each step of a brush and to send
 * between threads. `readCounts` makes of them what is drawn.
 */
export interface CubeCounts {
  /** By slot, then by unmatched group; null where no failure lies in the days asked for, as is `causes`. */
  readonly columns: Uint32Array | null;
  /** By place × cause. */
  readonly causes: Uint32Array | null;
  /** By place its sum and over how many rows. */
  readonly sums: readonly { readonly name: SummedName; readonly sums: Float64Array }[];
  /** All that follows is by place. */
  readonly counts: Uint32Array;
  readonly months: readonly { readonly month: string; readonly counts: Uint32Array }[];
  readonly trend: TrendDays | null;
  /** Zeros without a trend, as is `inBaseline`. */
  readonly inWindow: Uint32Array;
  readonly inBaseline: Uint32Array;
  /** Denominators, by the place's id, with the failures on their days. */
  readonly exposed: ReadonlyMap<string, { readonly total: number; readonly count: number }>;
  readonly reply: readonly (DurationCounts | null)[];
  readonly resolve: readonly (DurationCounts | null)[];
}

/** Counts what a cube has on some days: subtractions, and, where durations are wanted, a scan of the days' rows. */
export function cubeCounts(
  cube: CubeData,
  days: Pick<FailureFilter, 'from' | 'to'>,
  wanted: Wanted,
): CubeCounts {
  const span = filledSpan(cube, dayRange(days));
  const placesBetween = placeCounter(cube);
  const lastDay = cube.firstDay + cube.days - 1;
  const trend = trendDays(cube.days === 0 ? null : { first: cube.firstDay, last: lastDay }, days);
  return {
    ...sumsOver(cube, span),
    counts: placesBetween(span ?? nowhere),
    months: span === null ? [] : monthCounts(cube, span, placesBetween),
    trend,
    inWindow: placesBetween(trend === null ? nowhere : { first: trend.windowFirst, last: trend.windowLast }),
    inBaseline: placesBetween(
      trend === null ? nowhere : { first: trend.baselineFirst, last: trend.baselineLast },
    ),
    exposed: exposedCounts(cube, days, placesBetween),
    reply: durations(cube, 'reply', span, wanted),
    resolve: durations(cube, 'resolve', span, wanted),
  };
}

const nowhere: DaySpan = { first: 0, last: -1 };

/** From the first to the last day in the range that has a failure. */
function filledSpan({ firstDay, days, totals }: CubeData, range: DaySpan): DaySpan | null {
  let first = Math.max(0, range.first - firstDay);
  let last = Math.min(days - 1, range.last - firstDay);
  while (first <= last && totals[first] === 0) first += 1;
  while (last >= first && totals[last] === 0) last -= 1;
  return first > last ? null : { first: firstDay + first, last: firstDay + last };
}

function sumsOver({ columns, causes, sums, firstDay }: CubeData, span: DaySpan | null) {
  if (span === null) return { columns: null, causes: null, sums: [] };
  const [first, last] = [span.first - firstDay, span.last - firstDay];
  return {
    columns: columns.between(first, last),
    causes: causes?.between(first, last) ?? null,
    sums: sums.map(({ name, sums: each }) => ({ name, sums: each.between(first, last) })),
  };
}

function durations(cube: CubeData, which: 'reply' | 'resolve', span: DaySpan | null, wanted: Wanted) {
  if (wanted === 'counts' || span === null) return [];
  return durationsBetween(cube.parts, which, { ...span, places: cube.layout.places.length });
}

type PlaceCounter = (span: DaySpan) => Uint32Array;

/** Failures by place over any days; what is asked again within an answer is remembered. */
function placeCounter({ columns, layout, firstDay, days }: CubeData): PlaceCounter {
  const known = new Map<string, Uint32Array>();
  return ({ first, last }) => {
    const low = Math.max(0, first - firstDay);
    const high = Math.min(days - 1, last - firstDay);
    const name = `${low} ${high}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const counts = countsOfPlaces(layout, columns.between(low, Math.max(high, low - 1)));
    known.set(name, counts);
    return counts;
  };
}

interface Month extends DaySpan {
  readonly month: string;
  /** The failures of the whole month by place, once they were asked for. */
  counts: Uint32Array | null;
}

/** The months that a cube's days lie in. A brush meets whole months at every step: they are counted and named once. */
const monthsOf = memoizeByRef(({ firstDay, days }: CubeData): readonly Month[] => {
  const months: Month[] = [];
  for (let start = firstDay; start < firstDay + days;) {
    const month = monthOfDay(start);
    const next = month + 1;
    const following = toDay(Math.floor(next / 12), (next % 12) + 1, 1) ?? firstDay + days;
    months.push({ first: start, last: following - 1, month: formatMonth(month), counts: null });
    start = following;
  }
  return months;
});

/** The months that a span lies in, without gaps; the first and the last cut by it. */
function monthCounts(cube: CubeData, span: DaySpan, placesBetween: PlaceCounter): CubeCounts['months'] {
  return monthsOf(cube)
    .filter(({ first, last }) => last >= span.first && first <= span.last)
    .map((each) => {
      const { month, first, last } = each;
      if (first < span.first || last > span.last) {
        const cut = { first: Math.max(first, span.first), last: Math.min(last, span.last) };
        return { month, counts: placesBetween(cut) };
      }
      return { month, counts: (each.counts ??= placesBetween(each)) };
    });
}

function exposedCounts(
  { exposures, map, indexOfPlace }: CubeData,
  days: Pick<FailureFilter, 'from' | 'to'>,
  placesBetween: PlaceCounter,
): CubeCounts['exposed'] {
  const periods = [...exposedByPlace(exposures, { ...everyFailure, ...days })];
  return new Map(
    periods
      .filter(([place]) => map.touchpoints.has(place) || map.paths.has(place))
      .map(([place, { total, ranges }]) => {
        const index = indexOfPlace.get(place);
        const countIn = (span: DaySpan): number =>
          index === undefined ? 0 : (placesBetween(span)[index] ?? 0);
        return [place, { total, count: joined(ranges).reduce((sum, span) => sum + countIn(span), 0) }];
      }),
  );
}

/** Periods that touch or overlap as one, so that a failure in two of them counts once. */
function joined(ranges: readonly DaySpan[]): readonly DaySpan[] {
  if (ranges.length < 2) return ranges;
  const spans: { first: number; last: number }[] = [];
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = spans.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else spans.push({ first, last });
  }
  return spans;
}
