import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader, type CsvRow } from './csvReader.ts';
import { csvLine } from './csvLine.ts';

function readInPieces(text: string, pieceLength: number): readonly CsvRow[] {
  const reader = csvReader(',');
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...reader.push(text.slice(at, at + pieceLength)));
  return [...rows, ...reader.end()];
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const cells = (rows: readonly CsvRow[]): readonly (readonly string[])[] => rows.map((row) => row.cells);

describe('reading delimited text', () => {
  test('however the text is cut into pieces, the same records come out', () => {
    const anyCell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (records, pieceLength) => {
          const text = records.map((record) => record.map(quoted).join(',')).join('\r\n');
          expect(cells(readInPieces(text, pieceLength))).toEqual(records);
        },
      ),
    );
  });

  test('quoted newlines are data, and rows are numbered as records with the blank ones counted', () => {
    const rows = readInPieces('a,b\r\n"1\n2",x\r\n\r\n3,"say ""hi"""\r', 3);
    expect(cells(rows)).toEqual([
      ['a', 'b'],
      ['1\n2', 'x'],
      ['3', 'say "hi"'],
    ]);
    expect(rows.map((row) => row.rowNumber)).toEqual([1, 2, 4]);
  });

  test('a quote that is never closed costs its own line and no other', () => {
    const rows = readInPieces('a,b\n1,"oops\n2,fine\n3,fine', 4);
    expect(cells(rows)).toEqual([['a', 'b'], ['1,"oops'], ['2', 'fine'], ['3', 'fine']]);
    expect(rows[1]?.problem).toContain('never closed');
  });

  test('a line of megabytes costs one record, however it is cut', () => {
    const long = `1,"${'x'.repeat(2_500_000)}"`;
    for (const pieceLength of [65_536, 1_000_000, 5_000_000]) {
      const rows = readInPieces(`a,b\n${long}\r\n2,fine\n`, pieceLength);
      expect(rows.map((row) => [row.rowNumber, row.problem === null])).toEqual([
        [1, true],
        [2, false],
        [3, true],
      ]);
    }
  });

  test('text after a closing quote refuses that record with its reason', () => {
    const [row] = readInPieces('"say "hi" to",b', 100);
    expect(row).toMatchObject({ cells: ['"say "hi" to",b'], problem: expect.stringContaining('doubled') });
  });

  test('a written line reads back, and no cell begins as a formula', () => {
    expect(csvLine(['=1+1', '-5', '-x', ' @cmd', 'a,"b"', 7])).toBe(`'=1+1,-5,'-x,' @cmd,"a,""b""",7\r\n`);
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =']) {
      const read = readInPieces(csvLine([`${start}HYPERLINK("x")`, 'b']), 100);
      expect(read[0]?.cells[0]?.startsWith("'")).toBe(true);
    }
  });
});
