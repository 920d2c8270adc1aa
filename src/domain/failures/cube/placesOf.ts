import { causes, type Cause } from '#domain/map/failureMode.ts';
import type { ExposedPeriod } from '../exposure.ts';
import { summedNames, type SummedName } from '../failureTable.ts';
import type { Assigner } from '../keyAssigner.ts';
import type { DurationCounts, KnownSum, PlaceNumbers } from '../placeNumbers.ts';
import type { TrendDays } from '../trendDays.ts';
import type { CubeData } from './cubeData.ts';

/** A range of days, counted since 1970-01-01, both ends included; empty where `last` < `first`. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** All that the places of one answer are read from. */
export interface CubeReading {
  readonly cube: CubeData;
  /** Sums over the days asked for; null where no failure lies in them. */
  readonly columns: Uint32Array | null;
  readonly causes: Uint32Array | null;
  readonly sums: readonly { readonly name: SummedName; readonly sums: Float64Array }[];
  readonly counts: Uint32Array;
  readonly months: readonly Uint32Array[];
  readonly trend: TrendDays | null;
  /** By place, as are `counts` and `months`: zeros without a trend. */
  readonly inWindow: Uint32Array;
  readonly inBaseline: Uint32Array;
  readonly placesBetween: (span: DaySpan) => Uint32Array;
  readonly reply: readonly (DurationCounts | null)[];
  readonly resolve: readonly (DurationCounts | null)[];
}

/** Every place with exposures or failures, also with such as only the trend looks at. */
export function placesOf(
  reading: CubeReading,
  exposed: ReadonlyMap<string, ExposedPeriod>,
): ReadonlyMap<string, PlaceNumbers> {
  const { cube, counts, trend } = reading;
  const { map, layout } = cube;
  const ever = trend === null ? counts : cube.everAt;
  const places = new Map<string, PlaceNumbers>();
  for (const [place, period] of exposed) {
    if (!map.touchpoints.has(place) && !map.paths.has(place)) continue;
    places.set(place, numbersAt(reading, cube.indexOfPlace.get(place) ?? null, period));
  }
  layout.places.forEach((place, index) => {
    if (places.has(place) || ((counts[index] ?? 0) === 0 && (ever[index] ?? 0) === 0)) return;
    places.set(place, numbersAt(reading, index, exposed.get(place)));
  });
  return places;
}

function numbersAt(
  reading: CubeReading,
  place: number | null,
  exposed: ExposedPeriod | undefined,
): PlaceNumbers {
  const { counts, months, placesBetween } = reading;
  const at = (sums: Uint32Array): number => (place === null ? 0 : (sums[place] ?? 0));
  const countIn = (span: DaySpan): number => at(placesBetween(span));
  return {
    count: at(counts),
    ...byModeAndAssigner(reading, place),
    countByMonth: months.map(at),
    exposures: exposed?.total ?? null,
    countWhileExposed: joined(exposed?.ranges ?? []).reduce((sum, span) => sum + countIn(span), 0),
    causes: causesAt(reading, place),
    sums: sumsAt(reading, place),
    countInWindow: at(reading.inWindow),
    countInBaseline: at(reading.inBaseline),
    reply: place === null ? null : (reading.reply[place] ?? null),
    resolve: place === null ? null : (reading.resolve[place] ?? null),
  };
}

function byModeAndAssigner({ cube, columns }: CubeReading, place: number | null) {
  const countByMode = new Map<string, number>();
  const countBy: Record<Assigner, number> = { person: 0, rule: 0, matcher: 0 };
  for (const slot of place === null ? [] : (cube.slotsOfPlace[place] ?? [])) {
    const count = columns?.[slot] ?? 0;
    const described = cube.layout.slots[slot];
    if (count === 0 || described === undefined) continue;
    countByMode.set(described.mode, (countByMode.get(described.mode) ?? 0) + count);
    countBy[described.by] += count;
  }
  return { countByMode, countBy };
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

function causesAt({ causes: counts }: CubeReading, place: number | null): ReadonlyMap<Cause, number> {
  const found = new Map<Cause, number>();
  if (place === null || counts === null) return found;
  causes.forEach((cause, index) => {
    const count = counts[place * causes.length + index] ?? 0;
    if (count > 0) found.set(cause, count);
  });
  return found;
}

function sumsAt({ sums }: CubeReading, place: number | null): Record<SummedName, KnownSum> {
  const at = (name: SummedName): KnownSum => {
    const column = place === null ? undefined : sums.find((each) => each.name === name)?.sums;
    if (place === null || column === undefined) return { sum: 0, n: 0 };
    const n = column[2 * place + 1] ?? 0;
    return n === 0 ? { sum: 0, n } : { sum: column[2 * place] ?? 0, n };
  };
  return Object.fromEntries(summedNames.map((name) => [name, at(name)])) as Record<SummedName, KnownSum>;
}
