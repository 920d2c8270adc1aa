import { compareGroups, type AssignedFailures, type UnmatchedGroup } from '../assignFailures.ts';
import { formatMonth, monthOfDay, toDay } from '../day.ts';
import { exposedByPlace } from '../exposure.ts';
import { dayRange, everyFailure, type FailureFilter } from '../failureFilter.ts';
import type { Wanted } from '../placeNumbers.ts';
import { trendDays } from '../trendDays.ts';
import { countsOfPlaces } from './cubeLayout.ts';
import { durationsBetween } from './durationsBetween.ts';
import type { CubeData } from './cubeData.ts';
import { placesOf, type CubeReading, type DaySpan } from './placesOf.ts';

/** One answer of a cube: subtractions, and, where durations are wanted, a scan of the days' rows. */
export function cubeAnswer(
  cube: CubeData,
  days: Pick<FailureFilter, 'from' | 'to'>,
  wanted: Wanted,
): AssignedFailures {
  const span = filledSpan(cube, dayRange(days));
  const placesBetween = placeCounter(cube);
  const monthSpans = span === null ? [] : monthsOf(span);
  const lastDay = cube.firstDay + cube.days - 1;
  const trend = trendDays(cube.days === 0 ? null : { first: cube.firstDay, last: lastDay }, days);
  const reading: CubeReading = {
    cube,
    ...sumsOver(cube, span),
    counts: placesBetween(span ?? nowhere),
    months: monthSpans.map(placesBetween),
    trend,
    inWindow: placesBetween(trend === null ? nowhere : { first: trend.windowFirst, last: trend.windowLast }),
    inBaseline: placesBetween(
      trend === null ? nowhere : { first: trend.baselineFirst, last: trend.baselineLast },
    ),
    placesBetween,
    reply: durations(cube, 'reply', span, wanted),
    resolve: durations(cube, 'resolve', span, wanted),
  };
  const places = placesOf(reading, exposedByPlace(cube.exposures, { ...everyFailure, ...days }));
  const unmatched = unmatchedGroups(reading);
  const matched = reading.counts.reduce((sum, count) => sum + count, 0);
  const total = unmatched.reduce((sum, { count }) => sum + count, matched);
  return {
    places,
    unmatched,
    total,
    matched,
    coverage: total === 0 ? null : matched / total,
    months: monthSpans.map(({ first }) => formatMonth(monthOfDay(first))),
    trend,
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

/** Failures by place over any days; what is asked again within an answer is remembered. */
function placeCounter({ columns, layout, firstDay, days }: CubeData): CubeReading['placesBetween'] {
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

/** The months that a span lies in, without gaps; the first and the last cut by it. */
function monthsOf({ first, last }: DaySpan): readonly DaySpan[] {
  const months: DaySpan[] = [];
  for (let start = first; start <= last;) {
    const next = monthOfDay(start) + 1;
    const following = toDay(Math.floor(next / 12), (next % 12) + 1, 1) ?? last + 1;
    months.push({ first: start, last: Math.min(last, following - 1) });
    start = following;
  }
  return months;
}

function unmatchedGroups({ cube: { layout }, columns }: CubeReading): readonly UnmatchedGroup[] {
  return layout.unmatched
    .map((group, index) => ({ ...group, count: columns?.[layout.slots.length + index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted(compareGroups);
}
