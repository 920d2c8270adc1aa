import type { Exposure } from '#domain/failures/exposure.ts';
import type { FailureTable, FailureTables } from '#domain/failures/failureTable.ts';
import { keyOfGroup, type MatchKey } from '#domain/failures/matchKey.ts';

type Cell = {
  readonly key?: number;
  readonly channel?: number;
  readonly day: number;
  readonly count?: number;
};

type TableWish = {
  readonly dataset?: string;
  /** Each group is a key of its own, unless `keys` are given. */
  readonly groups?: readonly string[];
  readonly keys?: readonly MatchKey[];
  readonly channels?: readonly string[];
  readonly cells: readonly Cell[];
};

/** A dataset's cells as the columns that numbers are computed from. */
export function failureTable({
  dataset = 'd1',
  groups = [''],
  keys = groups.map(keyOfGroup),
  channels = ['web'],
  cells,
}: TableWish): FailureTable {
  const byDay = cells.toSorted((a, b) => a.day - b.day);
  return {
    dataset,
    revision: '1',
    timeZone: 'UTC',
    keys,
    channels,
    day: Int32Array.from(byDay, (cell) => cell.day),
    key: Uint32Array.from(byDay, (cell) => cell.key ?? 0),
    channel: Uint16Array.from(byDay, (cell) => cell.channel ?? 0),
    cause: null,
    count: Uint32Array.from(byDay, (cell) => cell.count ?? 1),
    sums: {},
    segments: [],
    reply: null,
    resolve: null,
  };
}

/** One dataset's tables, with exposures where there are some. */
export function failureTables(wish: TableWish, exposures: readonly Exposure[] = []): FailureTables {
  return { tables: [failureTable(wish)], exposures };
}
