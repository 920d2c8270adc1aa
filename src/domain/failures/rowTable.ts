import type { DatasetColumns } from './columnsManifest.ts';
import type {
  DurationColumn,
  FailureTable,
  SegmentColumn,
  SummedColumn,
  SummedName,
} from './failureTable.ts';
import { summedNames } from './failureTable.ts';
import type { RowChunk } from './rowChunk.ts';

/** A chunk with the keys of its rows: indexes into the dataset's `keys`. */
export interface KeyedChunk {
  readonly rows: RowChunk;
  readonly key: Uint32Array;
}

/**
 * A dataset's rows as one table. `rowOfCell` says for each cell of the table, which is sorted by day, which row it is
 * in the order of the chunks: what a bitset of found rows speaks of.
 */
export interface RowTable {
  readonly table: FailureTable;
  readonly rowOfCell: Uint32Array;
}

type Named = Pick<DatasetColumns, 'dataset' | 'revision' | 'timeZone' | 'keys'>;

/** Puts chunks together, sorted by day; rows of one day stay in the order that they came in. */
export function rowTable(named: Named, chunks: readonly KeyedChunk[]): RowTable {
  const rowOfCell = orderByDay(chunks.map(({ rows }) => rows.day));
  const gather = gatherer(chunks, rowOfCell);
  const day = gather(Int32Array, ({ rows }) => rows.day);
  const channel = gatherCodes(chunks, gather, ({ channel: each }) => each);
  const sums = summedNames.flatMap((name) => {
    const column = gatherSums(chunks, gather, name);
    return column === null ? [] : [[name, column] as const];
  });
  const hasCause = chunks.some(({ rows }) => rows.cause !== null);
  const { dataset, revision, timeZone, keys } = named;
  const table: FailureTable = {
    dataset,
    revision,
    timeZone,
    keys,
    channels: channel.values,
    day,
    key: gather(Uint32Array, ({ key }) => key),
    channel: channel.code,
    cause: hasCause ? gather(Uint8Array, ({ rows }) => rows.cause) : null,
    count: null,
    sums: Object.fromEntries(sums) as Partial<Record<SummedName, SummedColumn>>,
    segments: headingsOf(chunks).map((heading): SegmentColumn => {
      const ofHeading = ({ segments }: RowChunk) => segments.find((each) => each.heading === heading);
      return { heading, ...gatherCodes(chunks, gather, ofHeading) };
    }),
    reply: gatherDurations(chunks, gather, 'reply'),
    resolve: gatherDurations(chunks, gather, 'resolve'),
  };
  return { table, rowOfCell };
}

type Column = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
type Made<T extends Column> = new (length: number) => T;
/** One column of all chunks in the table's order; where a chunk has none, `missing`. */
type Gather = <T extends Column>(
  made: Made<T>,
  pick: (chunk: KeyedChunk, index: number) => Column | null,
  missing?: number,
) => T;

/** A counting sort by day: the rows' numbers over all chunks, stable. */
function orderByDay(days: readonly Int32Array[]): Uint32Array {
  let [first, last, length] = [Infinity, -Infinity, 0];
  for (const column of days) {
    for (const day of column) {
      if (day < first) first = day;
      if (day > last) last = day;
    }
    length += column.length;
  }
  const order = new Uint32Array(length);
  if (length === 0) return order;
  const next = new Uint32Array(last - first + 2);
  for (const column of days) for (const day of column) next[day - first + 1] = at(next, day - first + 1) + 1;
  for (let day = 1; day < next.length; day += 1) next[day] = at(next, day) + at(next, day - 1);
  let row = 0;
  for (const column of days) {
    for (const day of column) {
      const place = at(next, day - first);
      order[place] = row;
      next[day - first] = place + 1;
      row += 1;
    }
  }
  return order;
}

const at = (column: Uint32Array, index: number): number => column[index] ?? 0;

function gatherer(chunks: readonly KeyedChunk[], rowOfCell: Uint32Array): Gather {
  return (made, pick, missing = 0) => {
    const joined = new made(rowOfCell.length);
    let start = 0;
    chunks.forEach((chunk, index) => {
      const column = pick(chunk, index);
      const { length } = chunk.rows.day;
      if (column !== null) joined.set(column, start);
      else if (missing !== 0) joined.fill(missing, start, start + length);
      start += length;
    });
    const sorted = new made(rowOfCell.length);
    for (let cell = 0; cell < sorted.length; cell += 1) sorted[cell] = joined[at(rowOfCell, cell)] ?? 0;
    return sorted;
  };
}

/** Each chunk has a dictionary of its own; the table has one, '' for rows of chunks without the column. */
function gatherCodes(
  chunks: readonly KeyedChunk[],
  gather: Gather,
  pick: (rows: RowChunk) => RowChunk['channel'] | undefined,
): RowChunk['channel'] {
  const codes = new Map<string, number>();
  const codeOf = (value: string): number => {
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  };
  const recoded = chunks.map(({ rows }) => {
    const column = pick(rows);
    if (column === undefined) return new Uint16Array(rows.day.length).fill(codeOf(''));
    const renamed = column.values.map(codeOf);
    return column.code.map((code) => renamed[code] ?? 0);
  });
  const code = gather(Uint16Array, (_chunk, index) => recoded[index] ?? null);
  return { values: [...codes.keys()], code };
}

function gatherSums(chunks: readonly KeyedChunk[], gather: Gather, name: SummedName): SummedColumn | null {
  if (chunks.every(({ rows }) => rows[name] === null)) return null;
  const sum = gather(Float64Array, ({ rows }) => rows[name], Number.NaN);
  const n = new Uint32Array(sum.length);
  sum.forEach((value, cell) => {
    if (Number.isNaN(value)) sum[cell] = 0;
    else n[cell] = 1;
  });
  return { sum, n };
}

function gatherDurations(
  chunks: readonly KeyedChunk[],
  gather: Gather,
  name: 'reply' | 'resolve',
): DurationColumn | null {
  if (chunks.every(({ rows }) => rows[`${name}Minutes`] === null)) return null;
  return {
    minutes: gather(Float32Array, ({ rows }) => rows[`${name}Minutes`], Number.NaN),
    isOpen: gather(Uint8Array, ({ rows }) => rows[`${name}Open`]),
  };
}

function headingsOf(chunks: readonly KeyedChunk[]): readonly string[] {
  return [...new Set(chunks.flatMap(({ rows }) => rows.segments.map(({ heading }) => heading)))];
}
