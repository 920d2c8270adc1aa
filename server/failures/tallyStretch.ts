import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { summedNames, type SummedName } from '#domain/failures/failureTable.ts';
import { causes } from '#domain/map/failureMode.ts';
import type { Chunk } from './chunkTable.ts';

/** Rows alike in day, match key (its number), channel and perceived cause (0 or 1 + index into the causes). */
export type Cell = {
  readonly day: number;
  readonly key: number;
  readonly channel: string;
  readonly cause: number;
  readonly count: number;
  /** For each of `summedNames` the sum and of how many rows it is known; null where nothing is known of any. */
  readonly sums: readonly number[] | null;
};

const valueOf: Readonly<Record<SummedName, string>> = {
  severity: 'severity',
  burdenMinutes: 'burden_minutes',
  burdenMoney: 'burden_money',
  reopened: 'reopens > 0',
};
const sumColumns = summedNames.map(
  (name) => `total(${valueOf[name]}) AS ${name}, count(${valueOf[name]}) AS ${name}N`,
);

/** Counts the rows of a stretch, in the order of `compareCells`. */
export function tallyStretch(
  db: DatabaseSync,
  dataset: number,
  { firstId, lastId }: Pick<Chunk, 'firstId' | 'lastId'>,
): readonly Cell[] {
  const rows = db
    .prepare(
      `SELECT match_key, channel, perceived_cause, day, count(*) AS count, ${sumColumns.join(', ')}
       FROM failures NOT INDEXED WHERE dataset = ? AND id BETWEEN ? AND ?
       GROUP BY match_key, channel, perceived_cause, day`,
    )
    .all(dataset, firstId, lastId);
  return rows.map(toCell).toSorted(compareCells);
}

/** By day, then whatever tells cells apart. */
export function compareCells(a: Cell, b: Cell): number {
  return a.day - b.day || a.key - b.key || compareTexts(a.channel, b.channel) || a.cause - b.cause;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function toCell(row: Record<string, SQLOutputValue>): Cell {
  const sums = summedNames.flatMap((name) => [Number(row[name]), Number(row[`${name}N`])]);
  return {
    day: Number(row['day']),
    key: Number(row['match_key']),
    channel: String(row['channel']),
    cause: (causes as readonly unknown[]).indexOf(row['perceived_cause']) + 1,
    count: Number(row['count']),
    sums: sums.some((value) => value !== 0) ? sums : null,
  };
}
