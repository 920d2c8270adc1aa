import type { DatabaseSync } from 'node:sqlite';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import type { DatasetTallies } from '#domain/failures/tallies.ts';
import type { DatasetRow } from './datasetTable.ts';

/** Counts a dataset's rows by group × channel × day, smallest day first. */
export function tallyDataset(db: DatabaseSync, dataset: DatasetRow): DatasetTallies {
  const groups = new Map<string, number>();
  const channels = new Map<string, number>();
  const columns = {
    key: [] as number[],
    channel: [] as number[],
    day: [] as number[],
    count: [] as number[],
  };
  const rows = db
    .prepare(
      `SELECT grp, channel, day, count(*) AS count FROM failures WHERE dataset = ?
       GROUP BY grp, channel, day ORDER BY day, grp, channel`,
    )
    .iterate(dataset.no);
  for (const row of rows) {
    columns.key.push(codeOf(groups, String(row['grp'])));
    columns.channel.push(codeOf(channels, String(row['channel'])));
    columns.day.push(Number(row['day']));
    columns.count.push(Number(row['count']));
  }
  return {
    dataset: dataset.id,
    revision: String(dataset.revision),
    timeZone: dataset.timeZone,
    keys: [...groups.keys()].map(keyOfGroup),
    channels: [...channels.keys()],
    cause: columns.day.map(() => 0),
    sums: {},
    ...columns,
  };
}

function codeOf(codes: Map<string, number>, value: string): number {
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}
