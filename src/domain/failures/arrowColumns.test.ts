import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeKeys, decodeRows, encodeKeys, encodeRows } from './arrowColumns.ts';
import type { FailureTable } from './failureTable.ts';
import { keyOfGroup } from './matchKey.ts';
import type { RowChunk } from './rowChunk.ts';
import { rowChunk } from '#testing/rowChunk.ts';
import { rowTable, type KeyedChunk } from './rowTable.ts';

const numbersOf = (rows: number, value: fc.Arbitrary<number>) =>
  fc.option(
    fc
      .array(fc.oneof(value, fc.constant(Number.NaN)), { minLength: rows, maxLength: rows })
      .map((values) => Float64Array.from(values)),
  );
const bytesOf = (rows: number, max: number) =>
  fc.option(
    fc
      .array(fc.integer({ min: 0, max }), { minLength: rows, maxLength: rows })
      .map((values) => Uint8Array.from(values)),
  );
const codedOf = (rows: number) =>
  fc
    .uniqueArray(fc.string({ unit: 'grapheme', maxLength: 5 }), { minLength: 1, maxLength: 4 })
    .chain((values) =>
      fc
        .array(fc.nat(values.length - 1), { minLength: rows, maxLength: rows })
        .map((code) => ({ values, code: Uint16Array.from(code) })),
    );
const minutes = fc.float({ min: 0, max: 1e6, noNaN: true });

const chunk: fc.Arbitrary<KeyedChunk> = fc.integer({ min: 1, max: 20 }).chain((rows) =>
  fc.record({
    key: fc.array(fc.nat(2), { minLength: rows, maxLength: rows }).map((key) => Uint32Array.from(key)),
    rows: fc.record<RowChunk>({
      day: fc
        .array(fc.integer({ min: -400, max: 400 }), { minLength: rows, maxLength: rows })
        .map((day) => Int32Array.from(day)),
      channel: codedOf(rows),
      cause: bytesOf(rows, 7),
      severity: numbersOf(rows, fc.integer({ min: 1, max: 10 })),
      burdenMinutes: numbersOf(rows, fc.double({ min: 0, max: 1e9, noNaN: true })),
      burdenMoney: numbersOf(rows, fc.double({ min: 0, max: 1e9, noNaN: true })),
      reopened: numbersOf(rows, fc.nat(1)),
      replyMinutes: numbersOf(rows, minutes),
      replyOpen: bytesOf(rows, 1),
      resolveMinutes: numbersOf(rows, minutes),
      resolveOpen: bytesOf(rows, 1),
      segments: fc
        .uniqueArray(fc.constantFrom('Plan', 'Region: all', 'segment:x'), { maxLength: 3 })
        .chain((headings) =>
          fc.tuple(...headings.map((heading) => codedOf(rows).map((coded) => ({ heading, ...coded })))),
        ),
    }),
  }),
);

describe('columns as Arrow', () => {
  test('a chunk comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(chunk, ({ rows, key }) => {
        expect(decodeRows(encodeRows(rows))).toEqual(rows);
        expect(decodeKeys(encodeKeys(key))).toEqual(key);
      }),
    );
  });

  test('equal chunks have equal bytes', () => {
    fc.assert(
      fc.property(chunk, ({ rows }) => {
        expect(encodeRows(decodeRows(encodeRows(rows)))).toEqual(encodeRows(rows));
      }),
    );
  });
});

describe('a table of rows', () => {
  const named = { dataset: 'd1', revision: '1', timeZone: 'UTC', keys: ['a', 'b', 'c'].map(keyOfGroup) };

  test('holds every row of every chunk once, sorted by day, with all that the row says', () => {
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 4 }), (chunks) => {
        const { table, rowOfCell } = rowTable(named, chunks);
        const rows = chunks.flatMap(({ rows: each, key }) =>
          Array.from(key, (_, row) => ({ chunk: each, row, key: key[row] })),
        );
        expect([...rowOfCell].toSorted((a, b) => a - b)).toEqual(rows.map((_, row) => row));
        expect([...table.day]).toEqual([...table.day].toSorted((a, b) => a - b));
        rowOfCell.forEach((index, cell) => {
          const { chunk: from, row, key } = rows[index]!;
          expect(saidByCell(table, cell)).toEqual({ ...saidByRow(from, row), key });
        });
      }),
    );
  });

  test('rows of one day keep their order', () => {
    const rows = decodeRows(encodeRows(rowChunk([5, 3, 5, 3])));
    const { rowOfCell } = rowTable(named, [{ rows, key: new Uint32Array(4) }]);
    expect([...rowOfCell]).toEqual([1, 3, 0, 2]);
  });
});

const sums = ['severity', 'burdenMinutes', 'burdenMoney', 'reopened'] as const;
type Said = Readonly<Record<string, unknown>>;

/** All that a row says, as what it means: by value, and only what is known. */
function saidByRow(chunk: RowChunk, row: number): Said {
  const known = (column: Float64Array | null): number[] =>
    column === null || Number.isNaN(column[row]) ? [] : [column[row]!];
  return {
    day: chunk.day[row],
    channel: chunk.channel.values[chunk.channel.code[row]!],
    cause: chunk.cause?.[row] ?? 0,
    sums: sums.map((name) => known(chunk[name])),
    reply: known(chunk.replyMinutes),
    resolve: known(chunk.resolveMinutes),
    segments: wordsByHeading(chunk.segments, row),
  };
}

function saidByCell(table: FailureTable, cell: number): Said {
  const known = (column: Float32Array | undefined): number[] =>
    column === undefined || Number.isNaN(column[cell]) ? [] : [column[cell]!];
  return {
    key: table.key[cell],
    day: table.day[cell],
    channel: table.channels[table.channel[cell]!],
    cause: table.cause?.[cell] ?? 0,
    sums: sums.map((name) => (table.sums[name]?.n[cell] === 1 ? [table.sums[name].sum[cell]] : [])),
    reply: known(table.reply?.minutes),
    resolve: known(table.resolve?.minutes),
    segments: wordsByHeading(table.segments, cell),
  };
}

function wordsByHeading(segments: RowChunk['segments'], row: number): Said {
  const words = segments.map(({ heading, values, code }) => [heading, values[code[row]!]] as const);
  return Object.fromEntries(words.filter(([, value]) => value !== ''));
}
