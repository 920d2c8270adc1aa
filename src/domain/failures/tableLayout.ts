import { csvReader, type CsvRow } from './csvReader.ts';
import { decodedText, type Encoding, type OpenBytes } from './encoding.ts';
import { jsonRows, type JsonShape } from './json/jsonRows.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterWords: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** What the rows of a file are taken from. */
export type TableShape =
  | { readonly kind: 'delimited'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | JsonShape;

/** How a file falls into named columns. Records up to `firstDataRow` (1-based) are no data. */
export interface TableLayout {
  readonly shape: TableShape;
  readonly headings: readonly string[];
  readonly headerRows: number;
  readonly firstDataRow: number;
}

export const mostColumns = 1_000;
export const tooManyColumns = `The table has more than ${mostColumns} columns. Export only those that matter.`;

const sampleRows = 100;
const sampleLength = 1_048_576;

/** The first text of a file, enough to see its shape; `isWhole` where it is all of it. */
export async function sampleText(
  open: OpenBytes,
  encoding: Encoding,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  let text = '';
  for await (const piece of decodedText(open, encoding)) {
    text += piece;
    if (text.length > sampleLength) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** The first records of a sample. */
export function recordsOf(
  sample: { text: string; isWhole: boolean },
  delimiter: Delimiter,
): readonly CsvRow[] {
  // Of a megabyte of short lines, not each one's record.
  const reader = csvReader(delimiter, sampleRows);
  const rows = [...reader.push(sample.text), ...(sample.isWhole ? reader.end() : [])];
  return rows.slice(0, sampleRows);
}

/** The width that most records have. */
export function commonWidth(rows: readonly CsvRow[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  let width = 0;
  for (const [candidate, count] of counts) {
    const best = counts.get(width) ?? 0;
    if (count > best || (count === best && candidate > width)) width = candidate;
  }
  return { width, share: rows.length === 0 ? 0 : (counts.get(width) ?? 0) / rows.length };
}

/** The delimiter under which the first 100 records are most constantly wide; `null` where all give one column. */
export function findDelimiter(sample: {
  text: string;
  isWhole: boolean;
}): { readonly delimiter: Delimiter; readonly because: string } | null {
  const scored = delimiters
    .map((delimiter) => {
      const rows = recordsOf(sample, delimiter);
      return { delimiter, rows: rows.length, ...commonWidth(rows) };
    })
    .filter((candidate) => candidate.width > 1)
    .toSorted((a, b) => b.share - a.share || b.width - a.width);
  const best = scored[0];
  if (!best) return null;
  const same = Math.round(best.share * best.rows);
  const because = `Split by ${delimiterWords[best.delimiter]}, ${same} of the first ${best.rows} rows have ${best.width} columns.`;
  return { delimiter: best.delimiter, because };
}

/** All data rows of a file, in batches as they are read. A row of another width carries that as its problem. */
export async function* dataRows(open: OpenBytes, layout: TableLayout): AsyncGenerator<readonly CsvRow[]> {
  const { shape, headings, firstDataRow } = layout;
  const width = headings.length;
  const toRow = shape.kind === 'sheet' ? padded : checked;
  for await (const rows of allRows(open, shape, headings)) {
    yield rows.filter((row) => row.rowNumber >= firstDataRow).map((row) => toRow(row, width));
  }
}

async function* allRows(
  open: OpenBytes,
  shape: TableShape,
  headings: readonly string[],
): AsyncGenerator<readonly CsvRow[]> {
  switch (shape.kind) {
    case 'sheet': {
      // Only who opens a workbook loads what reads it.
      const { sheetRows } = await import('./sheet/sheetRows.ts');
      yield* sheetRows(open, shape.sheet);
      return;
    }
    case 'json':
      yield* jsonRows(open, shape, headings);
      return;
    case 'delimited': {
      const reader = csvReader(shape.delimiter);
      for await (const text of decodedText(open, shape.encoding)) yield reader.push(text).filter(isFilled);
      yield reader.end().filter(isFilled);
    }
  }
}

/** Spreadsheets leave lines of nothing but delimiters behind a table: they are blank lines, not rows to be refused. */
function isFilled({ cells, problem }: CsvRow): boolean {
  return problem !== null || cells.some((cell) => cell.trim() !== '');
}

function checked(row: CsvRow, width: number): CsvRow {
  return row.problem === null && row.cells.length !== width ? { ...row, problem: oddWidth(row, width) } : row;
}

/** A sheet's row ends at its last filled cell: what is missing behind is empty. */
function padded(row: CsvRow, width: number): CsvRow {
  if (row.cells.length > width) return { ...row, problem: oddWidth(row, width) };
  const missing = Array.from({ length: width - row.cells.length }, () => '');
  return missing.length === 0 ? row : { ...row, cells: [...row.cells, ...missing] };
}

function oddWidth(row: CsvRow, width: number): string {
  return `Has ${row.cells.length} cells where the table has ${width} columns.`;
}
