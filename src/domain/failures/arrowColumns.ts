import {
  batchType,
  Column,
  columnFromArray,
  dictionary,
  float32,
  float64,
  int32,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  uint16,
  uint32,
  uint8,
  utf8,
  type DataType,
} from '@uwdata/flechette';
import type { RowChunk } from './rowChunk.ts';

const segmentPrefix = 'segment:';

type Coded = RowChunk['channel'];
type Values = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
type Part = {
  readonly values: Values;
  readonly validity?: Uint8Array<ArrayBuffer>;
  readonly nullCount?: number;
};

/** The columns of a chunk that are numbers with gaps, and the Arrow type of each. */
const numbers = [
  ['severity', uint8, Uint8Array],
  ['burdenMinutes', float64, Float64Array],
  ['burdenMoney', float64, Float64Array],
  ['reopened', uint8, Uint8Array],
  ['replyMinutes', float32, Float32Array],
  ['resolveMinutes', float32, Float32Array],
] as const;

/** A chunk's columns as an Arrow IPC stream; what no row has is left out. */
export function encodeRows(chunk: RowChunk): Uint8Array {
  return toBytes(rowColumns(chunk));
}

/** The one column of a key chunk: indexes into the manifest's keys. */
export function encodeKeys(key: Uint32Array): Uint8Array {
  return toBytes([['key', toColumn(uint32(), { values: key })]]);
}

/** A chunk's columns by name, ready for a table. */
function rowColumns(chunk: RowChunk): [string, Column<unknown>][] {
  const columns: [string, Column<unknown>][] = [
    ['day', toColumn(int32(), { values: chunk.day })],
    ['channel', toCoded(chunk.channel)],
  ];
  for (const [name, type, ofType] of numbers) {
    const column = chunk[name];
    if (column !== null) columns.push([name, toColumn(type(), withGaps(column, new ofType(column.length)))]);
  }
  for (const name of ['cause', 'replyOpen', 'resolveOpen'] as const) {
    const column = chunk[name];
    if (column !== null) columns.push([name, toColumn(uint8(), { values: column })]);
  }
  for (const segment of chunk.segments) {
    columns.push([segmentPrefix + segment.heading, toCoded(segment)]);
  }
  return columns;
}

/** Throws where the bytes are no such chunk: they come from our own server, which made them with `encodeRows`. */
export function decodeRows(bytes: Uint8Array): RowChunk {
  const table = tableFromIPC(bytes);
  const child = (name: string): Column<unknown> | undefined => table.getChild(name);
  const flags = (name: string): Uint8Array | null => valuesOf(child(name), Uint8Array);
  const day = valuesOf(child('day'), Int32Array);
  const channel = child('channel');
  if (day === null || channel === undefined) throw new Error('A chunk without days or channels.');
  const known = numbers.map(([name]) => [name, gapsToNaN(child(name))] as const);
  const segments = table.names.flatMap((name) => {
    const column = String(name).startsWith(segmentPrefix) ? child(String(name)) : undefined;
    return column === undefined
      ? []
      : [{ heading: String(name).slice(segmentPrefix.length), ...codedOf(column) }];
  });
  return {
    day,
    channel: codedOf(channel),
    cause: flags('cause'),
    replyOpen: flags('replyOpen'),
    resolveOpen: flags('resolveOpen'),
    ...(Object.fromEntries(known) as Pick<RowChunk, (typeof numbers)[number][0]>),
    segments,
  };
}

/** The keys of a chunk's rows, in the same order. */
export function decodeKeys(bytes: Uint8Array): Uint32Array {
  const key = valuesOf(tableFromIPC(bytes).getChild('key'), Uint32Array);
  if (key === null) throw new Error('A key chunk without keys.');
  return key;
}

function toBytes(columns: [string, Column<unknown>][]): Uint8Array {
  const bytes = tableToIPC(tableFromColumns(columns), { format: 'stream' });
  if (bytes === null) throw new Error('Without a sink, bytes come back.');
  return bytes;
}

function toColumn(type: DataType, { values, validity = noGaps, nullCount = 0 }: Part): Column<unknown> {
  const ofType = batchType(type);
  return new Column([new ofType({ type, length: values.length, nullCount, validity, values })], type);
}

const noGaps = new Uint8Array(0);

function toCoded({ values, code }: Coded): Column<unknown> {
  const word = utf8();
  const type = dictionary(word, uint16());
  const ofType = batchType(type);
  const batch = new ofType({ type, length: code.length, nullCount: 0, validity: noGaps, values: code });
  return new Column([batch.setDictionary(columnFromArray([...values], word))], type);
}

function withGaps(column: Float64Array, values: Values): Part {
  const validity = new Uint8Array((column.length + 7) >> 3);
  let nullCount = 0;
  values.set(column);
  column.forEach((value, row) => {
    if (Number.isNaN(value)) nullCount += 1;
    else validity[row >> 3] = (validity[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return nullCount === 0 ? { values } : { values, validity, nullCount };
}

/** The values as they lie in the bytes; null without such a column. Throws where it is of another type. */
function valuesOf<T extends Values>(
  column: Column<unknown> | undefined,
  type: abstract new (...parts: never[]) => T,
): T | null {
  if (column === undefined) return null;
  const values: unknown = column.data[0]?.values;
  if (!(values instanceof type)) throw new Error('A column of another type than agreed.');
  return values.subarray(0, column.length) as T;
}

function gapsToNaN(column: Column<unknown> | undefined): Float64Array | null {
  const batch = column?.data[0];
  if (batch === undefined) return null;
  const values = Float64Array.from((batch.values as Values).subarray(0, batch.length));
  if (batch.nullCount > 0) {
    for (let row = 0; row < values.length; row += 1) if (!batch.isValid(row)) values[row] = Number.NaN;
  }
  return values;
}

function codedOf(column: Column<unknown>): Coded {
  const code = valuesOf(column, Uint16Array);
  const batch = column.data[0] as unknown as { readonly dictionary: Column<string> };
  if (code === null) throw new Error('A column without rows.');
  return { values: Array.from(batch.dictionary, (value) => value ?? ''), code };
}
