import { csvReader, type CsvRow } from './csvReader.ts';
import { decodedText, type Encoding, type OpenBytes } from './encoding.ts';
import { splitDateText } from './dateText.ts';
import { maskPersonal } from './maskPersonal.ts';
import { cellText } from './nullWords.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterWords: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

/** How a file's text falls into named columns. Records up to `firstDataRow` (1-based) are no data. */
export interface TableLayout {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headings: readonly string[];
  readonly headerRows: number;
  readonly firstDataRow: number;
}

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
  const reader = csvReader(delimiter);
  const rows = [...reader.push(sample.text), ...(sample.isWhole ? reader.end() : [])];
  return rows.slice(0, sampleRows);
}

/** The width that most records have. */
function commonWidth(rows: readonly CsvRow[]): { readonly width: number; readonly share: number } {
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

export interface HeaderFound {
  readonly headings: readonly string[];
  readonly headerRows: number;
  readonly firstDataRow: number;
  readonly because: string;
}

/** Finds the row that names the columns; lines before it that are not as wide as the table are passed over. */
export function findHeader(rows: readonly CsvRow[], givenRows: number | undefined): HeaderFound | null {
  const { width } = commonWidth(rows);
  const first = rows.find((row) => row.cells.length === width && row.problem === null);
  if (!first) return null;
  const headerRows = givenRows ?? (looksLikeHeader(first.cells) ? 1 : 0);
  const headings = toHeadings(headerRows > 0 ? first.cells : first.cells.map(() => ''));
  const skipped = first.rowNumber > 1 ? ` The ${first.rowNumber - 1} lines before it are passed over.` : '';
  const because =
    headerRows > 0
      ? `Row ${first.rowNumber} names ${width} columns.${skipped}`
      : `The first row holds values, not names, so the columns are numbered.${skipped}`;
  return { headings, headerRows, firstDataRow: first.rowNumber + headerRows, because };
}

function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const hasValues = filled.some((cell) => /^[-+]?[\d.,]+%?$/.test(cell) || splitDateText(cell) !== null);
  return filled.length * 2 >= cells.length && !hasValues;
}

/** Trims headings, names the nameless and numbers the repeated, so that each column has one name of its own. */
function toHeadings(cells: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return cells.map((cell, index) => {
    const name = maskPersonal(cellText(cell)).replaceAll(/\s+/g, ' ') || `Column ${index + 1}`;
    let heading = name;
    for (let number = 2; used.has(heading); number += 1) heading = `${name} (${number})`;
    used.add(heading);
    return heading;
  });
}

/** All data rows of a file, in batches as they are read. A row of another width carries that as its problem. */
export async function* dataRows(open: OpenBytes, layout: TableLayout): AsyncGenerator<readonly CsvRow[]> {
  const reader = csvReader(layout.delimiter);
  const width = layout.headings.length;
  const checked = (rows: readonly CsvRow[]): readonly CsvRow[] =>
    rows
      .filter((row) => row.rowNumber >= layout.firstDataRow)
      .map((row) =>
        row.problem === null && row.cells.length !== width ? { ...row, problem: oddWidth(row, width) } : row,
      );
  for await (const text of decodedText(open, layout.encoding)) yield checked(reader.push(text));
  yield checked(reader.end());
}

function oddWidth(row: CsvRow, width: number): string {
  return `Has ${row.cells.length} cells where the table has ${width} columns.`;
}
