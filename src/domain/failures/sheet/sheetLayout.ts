import type { CsvRow } from '../csvReader.ts';
import type { OpenBytes } from '../encoding.ts';
import { splitDateText } from '../dateText.ts';
import { findHeader, type HeaderFound } from '../findHeader.ts';
import type { LayoutFound, LayoutSettings } from '../layoutFound.ts';
import { given, type Proof } from '../proof.ts';
import { mostColumns, tooManyColumns } from '../tableLayout.ts';
import { sheetRows } from './sheetRows.ts';
import { readWorkbook } from './workbook.ts';

const sampleRows = 100;

/**
 * Finds the sheet to read, the one of the settings or the first whose rows hold dates, as a cover sheet's do not, else
 * the first that holds rows, and its headings.
 */
export async function sheetLayout(open: OpenBytes, settings: LayoutSettings): Promise<LayoutFound> {
  const { sheets } = await readWorkbook(open);
  const names = sheets.map(({ name }) => name);
  const wished = settings.sheet;
  if (wished !== undefined && !names.includes(wished))
    return { problem: `There is no sheet “${wished}”. The sheets are: ${names.join(', ')}.` };
  const found = await findSheet(open, wished === undefined ? names : [wished], settings);
  if (found === null) {
    return {
      problem: wished === undefined ? 'The workbook holds no rows.' : `The sheet “${wished}” holds no rows.`,
    };
  }
  const { name, header, holdsDates } = found;
  const { because, zone, ...place } = header;
  if (place.headings.length > mostColumns) return { problem: tooManyColumns };
  const format = 'Its content is that of a workbook; numbers and dates are taken from the cells themselves.';
  const what = holdsDates ? 'rows with dates' : 'rows';
  const why =
    names.length === 1
      ? 'It is the only sheet.'
      : `It is the first of ${names.length} sheets that holds ${what}.`;
  const proofs: Proof[] = [
    { id: 'format', column: null, value: 'XLSX', because: format },
    { id: 'sheet', column: null, value: name, because: wished === undefined ? why : given },
    { id: 'headerRows', column: null, value: String(header.headerRows), because },
  ];
  return { layout: { shape: { kind: 'sheet', sheet: name }, ...place }, proofs, zone, sheets: names };
}

interface SheetFound {
  readonly name: string;
  readonly header: HeaderFound;
  readonly holdsDates: boolean;
}

async function findSheet(
  open: OpenBytes,
  names: readonly string[],
  settings: LayoutSettings,
): Promise<SheetFound | null> {
  let first: SheetFound | null = null;
  for (const name of names) {
    const rows = await firstRows(open, name);
    const header = rows.length === 0 ? null : findHeader(evened(rows), settings.headerRows);
    if (header === null) continue;
    const found = { name, header, holdsDates: hasDates(rows, header) };
    if (found.holdsDates) return found;
    first ??= found;
  }
  return first;
}

/** Whether a column holds dates in most of the rows under the headings; a cover sheet may hold one. */
function hasDates(rows: readonly CsvRow[], { firstDataRow, headings }: HeaderFound): boolean {
  const data = rows.filter(({ rowNumber }) => rowNumber >= firstDataRow);
  return headings.some((_, index) => {
    const dates = data.filter(({ cells }) => splitDateText(cells[index] ?? '') !== null);
    return dates.length * 2 > data.length;
  });
}

async function firstRows(open: OpenBytes, sheet: string): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const batch of sheetRows(open, sheet)) {
    rows.push(...batch.slice(0, sampleRows - rows.length));
    if (rows.length >= sampleRows) break;
  }
  return rows;
}

/**
 * A sheet's rows end at their last filled cell. Those that are at least half as wide as the widest belong to the table
 * and get its width; a title above it does not.
 */
function evened(rows: readonly CsvRow[]): readonly CsvRow[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return rows.map((row) => {
    const filled = row.cells.filter((cell) => cell.trim() !== '').length;
    const missing = width - row.cells.length;
    if (filled * 2 < width || missing === 0) return row;
    return { ...row, cells: [...row.cells, ...Array.from({ length: missing }, () => '')] };
  });
}
