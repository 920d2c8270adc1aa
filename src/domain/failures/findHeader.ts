import type { CsvRow } from './csvReader.ts';
import { splitDateText } from './dateText.ts';
import { maskPersonal } from './maskPersonal.ts';
import { cellText } from './nullWords.ts';
import { commonWidth } from './tableLayout.ts';

export interface HeaderFound {
  readonly headings: readonly string[];
  readonly headerRows: number;
  readonly firstDataRow: number;
  readonly because: string;
  /** A time zone that the rows of headings name (Qualtrics). */
  readonly zone: string | null;
}

/**
 * Finds the one to three rows that name the columns; lines before them that are not as wide as the table are passed
 * over. Two rows are one heading where the second divides the first (SurveyMonkey), three where the third is a
 * machine's (Qualtrics), whose first row then names.
 */
export function findHeader(rows: readonly CsvRow[], givenRows: number | undefined): HeaderFound | null {
  const width = tableWidth(rows);
  const isProper = (row: CsvRow): boolean => row.cells.length === width && row.problem === null;
  const proper = rows.slice(Math.max(0, rows.findIndex(isProper))).filter(isProper);
  const table = givenRows === 0 ? proper : proper.slice(countTitles(proper.map(({ cells }) => cells)));
  const [first] = table;
  if (!first) return null;
  const headerRows = givenRows ?? countHeaderRows(table.map(({ cells }) => cells));
  const named = table.slice(0, headerRows).map(({ cells }) => cells);
  const isMachine = isImportIds(named[2]);
  const names = headerRows === 0 ? first.cells.map(() => '') : isMachine ? first.cells : joinNames(named);
  const lastRow = table[headerRows - 1]?.rowNumber ?? first.rowNumber - 1;
  return {
    headings: toHeadings(names),
    headerRows,
    firstDataRow: lastRow + 1,
    because: reason(first.rowNumber, { headerRows, width, isMachine }) + passedOver(first.rowNumber - 1),
    zone: isMachine ? zoneOf(named[2] ?? []) : null,
  };
}

/**
 * The width that most rows have; but where rows begin that are wider and have names above them, it is theirs. Excel
 * leaves the last delimiters out where nothing but empty cells follows, and the rows with something there stay rows.
 */
function tableWidth(rows: readonly CsvRow[]): number {
  const { width } = commonWidth(rows);
  const [first, next] = rows.slice(rows.findIndex(({ cells }) => cells.length >= width));
  const isWider = first !== undefined && first.problem === null && first.cells.length > width;
  if (!isWider || next?.cells.length !== first.cells.length) return width;
  return looksLikeHeader([first.cells, next.cells]) ? first.cells.length : width;
}

function passedOver(lines: number): string {
  if (lines === 0) return '';
  return lines === 1
    ? ' The line before it is passed over.'
    : ` The ${lines} lines before it are passed over.`;
}

function reason(
  row: number,
  { headerRows, width, isMachine }: { headerRows: number; width: number; isMachine: boolean },
): string {
  if (headerRows === 0) return 'The first row holds values, not names, so the columns are numbered.';
  if (headerRows === 1) return `Row ${row} names ${width} columns.`;
  if (isMachine)
    return `Row ${row} names ${width} columns; the two rows after it hold their questions and their ids.`;
  return `Rows ${row} to ${row + headerRows - 1} together name ${width} columns.`;
}

type Cells = readonly string[];

/**
 * A spreadsheet writes the title over a table, and the blank line under it, as wide as the table. What stands over the
 * names is no row of theirs: it is mostly empty, or holds no date where they have dates under them.
 */
function countTitles(rows: readonly Cells[]): number {
  const names = rows.slice(0, mostTitles).findIndex((_, at) => looksLikeHeader(rows.slice(at)));
  const times = names > 0 ? dateColumns(rows.slice(names)) : [];
  const isTitle = (row: Cells): boolean =>
    !isMostlyFilled(row) || (times.length > 0 && times.every((at) => !isDate(row[at])));
  return names > 0 && rows.slice(0, names).every(isTitle) ? names : 0;
}

const mostTitles = 20;
const rowsUnder = 20;

function countHeaderRows(rows: readonly Cells[]): number {
  const [first = [], second, third] = rows;
  if (!looksLikeHeader(rows)) return 0;
  if (isImportIds(third)) return 3;
  return second !== undefined && isSubHeader(first, second) ? 2 : 1;
}

const isImportIds = (cells: Cells | undefined): boolean =>
  cells !== undefined &&
  cells.filter((cell) => cell.trim().startsWith('{"ImportId":')).length * 2 > cells.length;

/** SurveyMonkey's second row: the kinds of answer or the choices under their question, nothing under the others. */
function isSubHeader(first: Cells, second: Cells): boolean {
  const isResponse = second.some((cell) => /^(?:open-ended )?response$/i.test(cell.trim()));
  const isBlankSomewhere = second.some((cell) => cell.trim() === '');
  const isUnderQuestion = first.every(
    (cell, index) => cell.trim() !== '' || (second[index] ?? '').trim() !== '',
  );
  return isResponse && isBlankSomewhere && isUnderQuestion && !hasValues(second);
}

/** Also one that names a column with a number (`2024`): under its other names there are dates, which it has none of. */
function looksLikeHeader(rows: readonly Cells[]): boolean {
  const [first = []] = rows;
  if (!isMostlyFilled(first)) return false;
  return !hasValues(first) || (!first.some(isDate) && dateColumns(rows).length > 0);
}

/** The columns that the first row names and in which most of the rows under it hold dates. */
function dateColumns([first = [], ...under]: readonly Cells[]): readonly number[] {
  const below = under.slice(0, rowsUnder);
  return first.flatMap((name, index) => {
    const dates = below.filter((cells) => isDate(cells[index]));
    return isNamed(name) && dates.length > 0 && dates.length * 2 >= below.length ? [index] : [];
  });
}

const isDate = (cell: string | undefined): boolean => cell !== undefined && splitDateText(cell) !== null;
const isNamed = (cell: string): boolean => cell.trim() !== '';
const isMostlyFilled = (cells: Cells): boolean => cells.filter(isNamed).length * 2 >= cells.length;

function hasValues(cells: Cells): boolean {
  return cells.some((cell) => /^[-+]?[\d.,]+%?$/.test(cell.trim()) || isDate(cell));
}

/** A question stands over its first answer only; `Response` under it says nothing more. */
function joinNames(rows: readonly Cells[]): readonly string[] {
  const [first = [], ...others] = rows;
  let question = '';
  return first.map((cell, index) => {
    if (cell.trim() !== '') question = cell;
    const parts = others
      .map((row) => (row[index] ?? '').trim())
      .filter((part) => part !== '' && !/^(?:open-ended )?response$/i.test(part));
    const lead = cell.trim() === '' && parts.length === 0 ? '' : question;
    return [lead, ...parts].filter((part) => part !== '').join(': ');
  });
}

function zoneOf(cells: Cells): string | null {
  for (const cell of cells) {
    const zone = /"timeZone":\s*"([^"]+)"/.exec(cell)?.[1];
    if (zone !== undefined) return zone;
  }
  return null;
}

/** Settings name columns by headings of at most 500 letters; a longer one is cut. */
const longestHeading = 480;

/** Trims headings, names the nameless and numbers the repeated, so that each column has one name of its own. */
function toHeadings(cells: Cells): readonly string[] {
  const used = new Set<string>();
  const lastNumber = new Map<string, number>();
  return cells.map((cell, index) => {
    const text = maskPersonal(cellText(cell.slice(0, longestHeading))).replaceAll(/\s+/g, ' ');
    const name = text.toWellFormed() || `Column ${index + 1}`;
    let heading = name;
    let number = lastNumber.get(name) ?? 1;
    while (used.has(heading)) {
      number += 1;
      heading = `${name} (${number})`;
    }
    lastNumber.set(name, number);
    used.add(heading);
    return heading;
  });
}
