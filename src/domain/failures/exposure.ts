import { z } from 'zod';
import { memoizeByRef } from '#base/memoizeByRef.ts';
import { idSchema } from '#domain/map/id.ts';
import { parseDay } from './day.ts';
import { dayRange, dayTextSchema, type FailureFilter } from './failureFilter.ts';

/**
 * How many customers passed a touchpoint (or a path) from `periodStart` to `periodEnd`, both days included, and how
 * many of them said that they were satisfied; left out = nobody asked.
 */
export const exposureSchema = z
  .object({
    touchpoint: idSchema,
    periodStart: dayTextSchema,
    periodEnd: dayTextSchema,
    exposures: z.number().min(0).max(1e12),
    satisfied: z.number().min(0).max(1e12).optional(),
  })
  .refine(({ exposures, satisfied }) => satisfied === undefined || satisfied <= exposures, {
    path: ['satisfied'],
    message: 'has to be at most as many as passed',
  })
  .refine((exposure) => exposure.periodStart <= exposure.periodEnd, {
    path: ['periodEnd'],
    message: 'has to be the same day as periodStart or later',
  });
export type Exposure = Readonly<z.infer<typeof exposureSchema>>;

/**
 * A place's denominator within a filter: `total` customers, and the days (inclusive ranges) that it speaks for.
 * `satisfied` is null where some of its periods do not tell.
 */
export interface ExposedPeriod {
  total: number;
  satisfied: number | null;
  readonly ranges: { readonly first: number; readonly last: number }[];
}

/**
 * Denominators by place, pro rata by day where the filter cuts a period. Exposures know no channel: under a channel
 * filter the rate reads "failures on these channels per customer who passed at all".
 */
export function exposedByPlace(
  exposures: readonly Exposure[],
  filter: FailureFilter,
): ReadonlyMap<string, ExposedPeriod> {
  const wanted = dayRange(filter);
  const byPlace = new Map<string, ExposedPeriod>();
  for (const { place, start, end, total, satisfied } of periodsOf(exposures)) {
    const first = Math.max(start, wanted.first);
    const last = Math.min(end, wanted.last);
    if (first > last) continue;
    const period = byPlace.get(place) ?? { total: 0, satisfied: 0, ranges: [] };
    const share = (last - first + 1) / (end - start + 1);
    period.total += total * share;
    period.satisfied =
      period.satisfied === null || satisfied === undefined ? null : period.satisfied + satisfied * share;
    period.ranges.push({ first, last });
    byPlace.set(place, period);
  }
  return byPlace;
}

/** Exposures with their days as integers, read once: a brush asks for them at every step. */
const periodsOf = memoizeByRef((exposures: readonly Exposure[]) =>
  exposures.flatMap(({ touchpoint: place, periodStart, periodEnd, exposures: total, satisfied }) => {
    const start = parseDay(periodStart);
    const end = parseDay(periodEnd);
    return start === null || end === null ? [] : [{ place, start, end, total, satisfied }];
  }),
);

/** The first stored exposure of the same place whose period overlaps without being the same: it would count twice. */
export function overlappingExposure(stored: readonly Exposure[], added: Exposure): Exposure | null {
  const overlaps = (other: Exposure): boolean =>
    other.touchpoint === added.touchpoint &&
    other.periodStart <= added.periodEnd &&
    added.periodStart <= other.periodEnd &&
    (other.periodStart !== added.periodStart || other.periodEnd !== added.periodEnd);
  return stored.find(overlaps) ?? null;
}
