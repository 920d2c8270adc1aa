import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import { binOfMinutes, durationBins } from '#domain/failures/durationBins.ts';
import type { DurationCounts, PlaceNumbers } from '#domain/failures/placeNumbers.ts';
import type { TrendDays } from '#domain/failures/trendDays.ts';
import type { LensInput } from '#domain/lenses/lens.ts';
import { noFailures } from '#domain/lenses/placeTotals.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import type { Cause } from '#domain/map/failureMode.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';

const position = { x: 0, y: 0 };
const byId = <R extends { id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const heard = ['pay', 'deliver', 'help'] as const;

/** One stage with three touchpoints that rules lead to, and a silent one. */
export const heardMap: JourneyMap = {
  ...emptyMap(),
  stages: byId([stageSchema.parse({ id: 'buy', position })]),
  touchpoints: byId([...heard, 'silent'].map((id) => touchpointSchema.parse({ id, stage: 'buy', position }))),
  datasets: byId([datasetSchema.parse({ id: 'd1' })]),
  rules: byId(heard.map((place) => ruleSchema.parse({ id: place, dataset: 'd1', value: place, place }))),
};

/** A place's numbers before anything happened there. */
export const quietPlace: PlaceNumbers = {
  ...noFailures,
  countByMode: new Map(),
  countByMonth: [],
  exposures: null,
  countWhileExposed: 0,
};

/** What a lens reads where places have these numbers and 20 failures have no place. */
export function lensInputOf(
  numbers: Partial<Record<(typeof heard)[number], Partial<PlaceNumbers>>>,
  trend: TrendDays | null = null,
  locale = 'en',
): LensInput {
  const places = new Map(Object.entries(numbers).map(([id, each]) => [id, { ...quietPlace, ...each }]));
  const matched = [...places.values()].reduce((sum, { count }) => sum + count, 0);
  const assigned: AssignedFailures = {
    places,
    unmatched: [],
    total: matched + 20,
    matched,
    coverage: matched / (matched + 20),
    months: [],
    trend,
  };
  return { map: heardMap, shown: assigned, whole: assigned, locale };
}

/** Cases that took these minutes, and cases open for these. */
export function durationsOf(ended: readonly number[], open: readonly number[] = []): DurationCounts {
  const counts = { ended: new Uint32Array(durationBins), open: new Uint32Array(durationBins) };
  for (const minutes of ended) counts.ended[binOfMinutes(minutes)]! += 1;
  for (const minutes of open) counts.open[binOfMinutes(minutes)]! += 1;
  return counts;
}

/** Rows whose text blames these causes. */
export const blamed = (counts: Partial<Record<Cause, number>>) => ({
  causes: new Map(Object.entries(counts) as [Cause, number][]),
});
