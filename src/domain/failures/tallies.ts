import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { exposureSchema } from './exposure.ts';
import type { FailureTable, FailureTables, SummedColumn, SummedName } from './failureTable.ts';
import { matchKeySchema } from './matchKey.ts';

const column = z.array(z.number().int());
const summed = z.object({ sum: z.array(z.number()), n: column }).optional();

/**
 * One dataset's failures counted by match key × channel × perceived cause × day: what those compute every number from
 * who do not load the rows' columns. Columns of equal length, by day; `key` and `channel` hold indexes into the two
 * dictionaries ('' = no channel), `cause` 0 or 1 + index into the causes, `day` days since 1970-01-01 of the calendar
 * in `timeZone`, `count` rows ≥ 1. `sums` has the columns that the dataset has.
 */
export const datasetTalliesSchema = z.object({
  dataset: idSchema,
  revision: z.string(),
  timeZone: z.string(),
  keys: z.array(matchKeySchema),
  channels: z.array(z.string()),
  key: column,
  channel: column,
  cause: column,
  day: column,
  count: column,
  sums: z
    .object({ severity: summed, burdenMinutes: summed, burdenMoney: summed, reopened: summed })
    .default({}),
});
export type DatasetTallies = Readonly<z.infer<typeof datasetTalliesSchema>>;

/** What `GET /maps/:id/tallies` answers: everything that the numbers of a map come from. */
export const talliesSchema = z.object({
  datasets: z.array(datasetTalliesSchema),
  exposures: z.array(exposureSchema),
});
export type Tallies = Readonly<z.infer<typeof talliesSchema>>;

/** Tallies as they came, JSON in UTF-8, as tables; null where they are something else. */
export function readTallies(bytes: ArrayBuffer): FailureTables | null {
  const parsed = talliesSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success ? tablesOf(parsed.data) : null;
}

/** Tallies as tables, for the one computation of numbers. */
export function tablesOf(tallies: Tallies): FailureTables {
  return { tables: tallies.datasets.map(tableOf), exposures: tallies.exposures };
}

function tableOf({ dataset, revision, timeZone, keys, channels, ...columns }: DatasetTallies): FailureTable {
  const sums = Object.entries(columns.sums).flatMap(([name, each]) =>
    each === undefined ? [] : [[name as SummedName, toSummed(each)] as const],
  );
  return {
    dataset,
    revision,
    timeZone,
    keys,
    channels,
    day: Int32Array.from(columns.day),
    key: Uint32Array.from(columns.key),
    channel: Uint16Array.from(columns.channel),
    cause: columns.cause.some((code) => code > 0) ? Uint8Array.from(columns.cause) : null,
    count: Uint32Array.from(columns.count),
    sums: Object.fromEntries(sums),
    segments: [],
    reply: null,
    resolve: null,
  };
}

function toSummed({
  sum,
  n,
}: {
  readonly sum: readonly number[];
  readonly n: readonly number[];
}): SummedColumn {
  return { sum: Float64Array.from(sum), n: Uint32Array.from(n) };
}
