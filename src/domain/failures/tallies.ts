import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { exposureSchema } from './exposure.ts';

const column = z.array(z.number().int());

/**
 * One dataset's failures counted by group × channel × day: what browser and server compute every number from.
 * Four columns of equal length; `group` and `channel` hold indexes into the two dictionaries ('' = empty cell),
 * `day` holds days since 1970-01-01 of the calendar in the dataset's own `timeZone`, `count` is rows ≥ 1.
 */
export const datasetTalliesSchema = z.object({
  dataset: idSchema,
  revision: z.string(),
  timeZone: z.string(),
  groups: z.array(z.string()),
  channels: z.array(z.string()),
  group: column,
  channel: column,
  day: column,
  count: column,
});
export type DatasetTallies = Readonly<z.infer<typeof datasetTalliesSchema>>;

/** What `GET /maps/:id/tallies` answers: everything that the numbers of a map come from. */
export const talliesSchema = z.object({
  datasets: z.array(datasetTalliesSchema),
  exposures: z.array(exposureSchema),
});
export type Tallies = Readonly<z.infer<typeof talliesSchema>>;

export const noTallies: Tallies = { datasets: [], exposures: [] };

/** Every channel that occurs in any dataset, sorted; '' stands for failures without one. */
export function channelsOf(tallies: Tallies): readonly string[] {
  return [...new Set(tallies.datasets.flatMap((dataset) => dataset.channels))].toSorted();
}

/** First and last day with a failure, over all datasets; `null` where there is none. */
export function daysOf(tallies: Tallies): { readonly first: number; readonly last: number } | null {
  let first = Infinity;
  let last = -Infinity;
  for (const { day } of tallies.datasets) {
    for (const value of day) {
      if (value < first) first = value;
      if (value > last) last = value;
    }
  }
  return first <= last ? { first, last } : null;
}
