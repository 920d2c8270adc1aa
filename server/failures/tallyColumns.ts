import { summedNames } from '#domain/failures/failureTable.ts';
import type { DatasetTallies } from '#domain/failures/tallies.ts';
import type { DatasetRow } from './datasetTable.ts';
import type { NumberedKey } from './matchKeyTable.ts';
import type { Cell } from './tallyStretch.ts';

/** A dataset's cells, which are in order, as they are told. */
export function tallyColumns(
  dataset: DatasetRow,
  keys: readonly NumberedKey[],
  cells: readonly Cell[],
): DatasetTallies {
  const keyCodes = new Map(keys.map(({ no }, code) => [no, code] as const));
  const channels = new Map<string, number>();
  const sums = summedNames.flatMap((name, index) => {
    const n = cells.map((cell) => cell.sums?.[2 * index + 1] ?? 0);
    if (n.every((known) => known === 0)) return [];
    return [[name, { sum: cells.map((cell) => cell.sums?.[2 * index] ?? 0), n }] as const];
  });
  return {
    dataset: dataset.id,
    revision: String(dataset.revision),
    timeZone: dataset.timeZone,
    keys: keys.map(({ key }) => key),
    key: cells.map(({ key }) => keyCode(keyCodes, key)),
    channel: cells.map(({ channel }) => codeOf(channels, channel)),
    channels: [...channels.keys()],
    cause: cells.map(({ cause }) => cause),
    day: cells.map(({ day }) => day),
    count: cells.map(({ count }) => count),
    sums: Object.fromEntries(sums),
  };
}

function keyCode(codes: ReadonlyMap<number, number>, no: number): number {
  const code = codes.get(no);
  if (code === undefined) throw new Error(`There is no match key ${no} in its dataset.`);
  return code;
}

function codeOf(codes: Map<string, number>, value: string): number {
  const code = codes.get(value) ?? codes.size;
  codes.set(value, code);
  return code;
}
