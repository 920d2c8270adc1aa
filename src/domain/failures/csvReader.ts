/**
 * One record of a delimited file. `rowNumber` counts records from 1 as a spreadsheet would, header and blank lines
 * included. A record that breaks the format carries its `problem` and its raw text as the only cell.
 */
export interface CsvRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problem: string | null;
}

/** Reads a delimited text piece by piece; `end` gives what is left. */
export interface CsvReader {
  readonly push: (text: string) => readonly CsvRow[];
  readonly end: () => readonly CsvRow[];
}

interface ScanOptions {
  readonly delimiter: string;
  readonly isEnd: boolean;
}

type Scan = { readonly cells: string[]; readonly next: number; readonly problem: string | null } | null;

/** A record may be this long before its opening quote is taken for a stray one. */
const longestRecord = 1_048_576;

/**
 * An incremental reader after RFC 4180: quoted delimiters, newlines and doubled quotes are data; lines end in LF,
 * CRLF or CR. A quote that is never closed costs one line, not the rest of the file. Who wants the first records only
 * says how many are the `most` at a time.
 */
export function csvReader(delimiter: string, most = Infinity): CsvReader {
  let buffer = '';
  let rowNumber = 0;
  /** Within the rest of a line that is too long: it belongs to a record that has been given up. */
  let isSkipping = false;

  /** The place behind the line that is being skipped. */
  const skip = (isEnd: boolean): number => {
    const end = lineEnd(buffer, 0);
    if (end >= buffer.length) return buffer.length;
    if (buffer[end] === '\r' && end + 1 >= buffer.length && !isEnd) return end;
    isSkipping = false;
    return afterLineEnd(buffer, end);
  };

  const drain = (isEnd: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    let start = isSkipping ? skip(isEnd) : 0;
    while (start < buffer.length && !isSkipping && rows.length < most) {
      const scan = scanRecord(buffer, start, { delimiter, isEnd });
      const isTooLong = (scan?.next ?? buffer.length) - start > longestRecord;
      if (scan === null && !isEnd && !isTooLong) break;
      rowNumber += 1;
      const record = scan === null || isTooLong ? firstLine(buffer, start) : scan;
      isSkipping = record.next > buffer.length && !isEnd;
      start = Math.min(record.next, buffer.length);
      if (!isBlank(record.cells)) rows.push({ rowNumber, cells: record.cells, problem: record.problem });
    }
    buffer = buffer.slice(start);
    return rows;
  };

  return {
    push: (text) => {
      buffer += text;
      return drain(false);
    },
    end: () => drain(true),
  };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

function firstLine(text: string, start: number): NonNullable<Scan> {
  const end = lineEnd(text, start);
  const problem = 'A quote is opened and never closed, or the line is longer than a megabyte.';
  return { cells: [text.slice(start, end)], next: afterLineEnd(text, end), problem };
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function afterLineEnd(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

/** One record from `start`, or `null` while its end has not been read yet. */
function scanRecord(text: string, start: number, { delimiter, isEnd }: ScanOptions): Scan {
  const cells: string[] = [];
  let problem: string | null = null;
  let at = start;
  for (;;) {
    const cell = scanCell(text, at, { delimiter, isEnd });
    if (cell === null) return null;
    if (cell.hasStray) problem = 'Text follows a closing quote: a quote inside a cell has to be doubled.';
    cells.push(cell.value);
    at = cell.end;
    if (text[at] !== delimiter) break;
    at += 1;
    if (at >= text.length && !isEnd) return null;
  }
  const mayContinue = at >= text.length || (text[at] === '\r' && at + 1 >= text.length);
  if (mayContinue && !isEnd) return null;
  const next = Math.min(afterLineEnd(text, at), text.length);
  return problem === null ? { cells, next, problem } : { cells: [text.slice(start, at)], next, problem };
}

/** The cell that begins at `start`, up to its delimiter or line end. */
function scanCell(
  text: string,
  start: number,
  { delimiter, isEnd }: ScanOptions,
): { readonly value: string; readonly end: number; readonly hasStray: boolean } | null {
  const quoted = text[start] === '"' ? scanQuoted(text, start, isEnd) : { value: '', next: start };
  if (quoted === null) return null;
  let end = quoted.next;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const rest = text.slice(quoted.next, end);
  return { value: quoted.value + rest, end, hasStray: text[start] === '"' && rest !== '' };
}

/** A quoted cell that opens at `start`: its value and the place after its closing quote; `null` = not closed yet. */
function scanQuoted(text: string, start: number, isEnd: boolean): { value: string; next: number } | null {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || (quote + 1 >= text.length && !isEnd)) return null;
    if (text[quote + 1] !== '"') return { value: value + text.slice(from, quote), next: quote + 1 };
    value += text.slice(from, quote + 1);
    from = quote + 2;
  }
}
