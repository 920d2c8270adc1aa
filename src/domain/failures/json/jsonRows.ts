import type { CsvRow } from '../csvReader.ts';
import { decodedText, type Encoding, type OpenBytes } from '../encoding.ts';
import { UnreadableFile } from '../UnreadableFile.ts';
import { flattenRecord, type FlatRecord } from './flattenRecord.ts';
import { JsonElements } from './JsonElements.ts';

/** Records in one list, or one a line. */
export type JsonForm = 'list' | 'lines';

export interface JsonShape {
  readonly kind: 'json';
  readonly form: JsonForm;
  readonly encoding: Encoding;
}

interface NumberedRecord {
  readonly rowNumber: number;
  readonly text: string;
}

/** A line may be this long: what is held is looked through again with each piece that comes. */
const longestLine = 4 * 1_048_576;

/** Rows with a cell for each name in `headings`; a record that cannot be read is its raw text with the problem. */
export async function* jsonRows(
  open: OpenBytes,
  shape: JsonShape,
  headings: readonly string[],
): AsyncGenerator<readonly CsvRow[]> {
  for await (const records of jsonRecords(open, shape)) {
    yield records.map(({ rowNumber, text }) => {
      const flat = flattenRecord(text);
      if ('problem' in flat) return { rowNumber, cells: [text], problem: flat.problem };
      return { rowNumber, cells: headings.map((heading) => flat.get(heading) ?? ''), problem: null };
    });
  }
}

/** The names that occur in any record, in the order in which they come up; stops looking beyond `most`. */
export async function jsonNames(open: OpenBytes, shape: JsonShape, most: number): Promise<readonly string[]> {
  const names = new Set<string>();
  for await (const records of jsonRecords(open, shape)) {
    for (const { text } of records) {
      const flat: FlatRecord = flattenRecord(text);
      if (!('problem' in flat)) for (const name of flat.keys()) names.add(name);
    }
    if (names.size > most) break;
  }
  return [...names];
}

async function* jsonRecords(
  open: OpenBytes,
  { form, encoding }: JsonShape,
): AsyncGenerator<readonly NumberedRecord[]> {
  const reader = form === 'list' ? listReader() : lineReader();
  for await (const piece of decodedText(open, encoding)) yield reader.push(piece);
  yield reader.end();
}

type Reader = {
  readonly push: (piece: string) => readonly NumberedRecord[];
  readonly end: () => readonly NumberedRecord[];
};

function listReader(): Reader {
  const elements = new JsonElements();
  let rowNumber = 0;
  return {
    push: (piece) =>
      elements.push(piece).map((text) => {
        rowNumber += 1;
        return { rowNumber, text };
      }),
    end: () => {
      elements.end();
      return [];
    },
  };
}

function lineReader(): Reader {
  let buffer = '';
  let rowNumber = 0;
  const take = (line: string): readonly NumberedRecord[] => {
    rowNumber += 1;
    return line.trim() === '' ? [] : [{ rowNumber, text: line }];
  };
  const cut = (isEnd: boolean): readonly NumberedRecord[] => {
    const lines = buffer.split(/\r\n|\n|\r(?!$)/);
    buffer = isEnd ? '' : (lines.pop() ?? '');
    if (buffer.length > longestLine)
      throw new UnreadableFile(`Line ${rowNumber + lines.length + 1} is longer than 4 million characters.`);
    return lines.flatMap(take);
  };
  return {
    push: (piece) => {
      buffer += piece;
      return cut(false);
    },
    end: () => cut(true),
  };
}
