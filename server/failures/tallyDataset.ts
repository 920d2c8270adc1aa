import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { SummedName } from '#domain/failures/failureTable.ts';
import type { DatasetTallies } from '#domain/failures/tallies.ts';
import { causes } from '#domain/map/failureMode.ts';
import type { DatasetRow } from './datasetTable.ts';
import { listMatchKeys } from './matchKeyTable.ts';

/** What is summed over the rows of a cell, and of how many rows it is known. */
const summed: readonly (readonly [name: SummedName, value: string])[] = [
  ['severity', 'severity'],
  ['burdenMinutes', 'burden_minutes'],
  ['burdenMoney', 'burden_money'],
  ['reopened', 'reopens > 0'],
];

const sumColumns = summed.map(([name, value]) => `total(${value}) AS ${name}, count(${value}) AS ${name}N`);

type Sums = { readonly sum: number[]; readonly n: number[] };

/** Counts a dataset's rows by match key × channel × perceived cause × day, smallest day first. */
export function tallyDataset(db: DatabaseSync, dataset: DatasetRow): DatasetTallies {
  const keys = listMatchKeys(db, dataset.no);
  const keyCodes = new Map(keys.map(({ no }, code) => [no, code] as const));
  const channels = new Map<string, number>();
  const columns = { key: [], channel: [], cause: [], day: [], count: [] } as Record<
    'key' | 'channel' | 'cause' | 'day' | 'count',
    number[]
  >;
  const sums = summed.map(([name]) => [name, { sum: [], n: [] } as Sums] as const);
  for (const row of countedRows(db, dataset.no)) {
    columns.key.push(keyCodes.get(Number(row['match_key'])) ?? 0);
    columns.channel.push(codeOf(channels, String(row['channel'])));
    columns.cause.push((causes as readonly unknown[]).indexOf(row['perceived_cause']) + 1);
    columns.day.push(Number(row['day']));
    columns.count.push(Number(row['count']));
    for (const [name, { sum, n }] of sums) {
      sum.push(Number(row[name]));
      n.push(Number(row[`${name}N`]));
    }
  }
  return {
    dataset: dataset.id,
    revision: String(dataset.revision),
    timeZone: dataset.timeZone,
    keys: keys.map(({ key }) => key),
    channels: [...channels.keys()],
    sums: Object.fromEntries(sums.filter(([, { n }]) => n.some((known) => known > 0))),
    ...columns,
  };
}

function countedRows(db: DatabaseSync, dataset: number): Iterable<Record<string, SQLOutputValue>> {
  return db
    .prepare(
      `SELECT match_key, channel, perceived_cause, day, count(*) AS count, ${sumColumns.join(', ')}
       FROM failures WHERE dataset = ?
       GROUP BY match_key, channel, perceived_cause, day ORDER BY day, match_key, channel, perceived_cause`,
    )
    .iterate(dataset);
}

function codeOf(codes: Map<string, number>, value: string): number {
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}
