import type { CsvRow } from '../csvReader.ts';
import type { OpenBytes } from '../encoding.ts';
import { UnreadableFile } from '../UnreadableFile.ts';
import { serialText } from './serialText.ts';
import { readWorkbook, textListener, type Workbook } from './workbook.ts';
import { attribute, xmlScanner, type XmlListener } from './xmlScanner.ts';
import { zipEntryBytes } from './zipEntryBytes.ts';

/** A sheet cannot be wider (ECMA-376 18.3.1.73). */
const mostCells = 16_384;

/**
 * The rows of a sheet that hold anything, in batches, as texts: dates as `2015-04-22 15:53`, formulas as the value that
 * the program saved, numbers with a point, cells that are not there as ''. Throws `UnreadableFile`.
 */
export async function* sheetRows(open: OpenBytes, sheetName: string): AsyncGenerator<readonly CsvRow[]> {
  const workbook = await readWorkbook(open);
  const sheet = workbook.sheets.find(({ name }) => name === sheetName);
  if (sheet === undefined) throw new UnreadableFile(`The workbook has no sheet “${sheetName}”.`);
  let rows: CsvRow[] = [];
  const scan = xmlScanner(rowListener(workbook, (row) => rows.push(row)));
  const decoder = new TextDecoder();
  for await (const bytes of zipEntryBytes(open, sheet.entry)) {
    scan(decoder.decode(bytes, { stream: true }), false);
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
  scan(decoder.decode(), true);
  if (rows.length > 0) yield rows;
}

interface CellHead {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

function rowListener(workbook: Workbook, found: (row: CsvRow) => void): XmlListener {
  let rowNumber = 0;
  let cells: string[] = [];
  let cell: CellHead | null = null;
  let value = '';
  let isValue = false;
  const inline = textListener('is', (text) => {
    value = text;
  });

  const openCell = (attributes: string): void => {
    const column = columnOf(attribute(attributes, 'r')) ?? cells.length;
    if (column >= mostCells)
      throw new UnreadableFile(`Row ${rowNumber} of the sheet is wider than a sheet can be.`);
    cell = {
      column,
      type: attribute(attributes, 't') ?? 'n',
      style: Number(attribute(attributes, 's') ?? 0),
    };
    value = '';
  };
  const closeCell = (): void => {
    if (cell === null) return;
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = value === '' ? '' : cellValue(value, cell, workbook);
    cell = null;
  };
  const closeRow = (): void => {
    while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
    if (cells.length > 0) found({ rowNumber, cells, problem: null });
    cells = [];
  };

  return {
    open: (name, attributes) => {
      if (name === 'row') rowNumber = Number(attribute(attributes, 'r') ?? rowNumber + 1);
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') isValue = true;
      else if (cell?.type === 'inlineStr') inline.open(name, attributes);
    },
    close: (name) => {
      if (name === 'row') closeRow();
      else if (name === 'c') closeCell();
      else if (name === 'v') isValue = false;
      else if (cell?.type === 'inlineStr') inline.close(name);
    },
    text: (text) => {
      if (isValue) value += text;
      else if (cell?.type === 'inlineStr') inline.text(text);
    },
  };
}

/** `AB12` → 27, the column counted from 0. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column === 0 ? null : column - 1;
}

function cellValue(value: string, { type, style }: CellHead, { strings, kinds, is1904 }: Workbook): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const kind = kinds[style] ?? null;
      const number = Number(value);
      const written = kind === null ? null : serialText(number, kind, is1904);
      return written ?? (Number.isFinite(number) ? String(number) : value);
    }
    default:
      return value;
  }
}
