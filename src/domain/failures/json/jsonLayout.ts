import type { Encoding, OpenBytes } from '../encoding.ts';
import type { LayoutFound } from '../layoutFound.ts';
import type { Proof } from '../proof.ts';
import { mostColumns, tooManyColumns } from '../tableLayout.ts';
import { listNames } from './JsonElements.ts';
import { jsonNames, type JsonForm, type JsonShape } from './jsonRows.ts';

/** Whether a text's beginning is that of JSON records, and in which form; `null` = it is something else. */
export function jsonForm(text: string): JsonForm | null {
  const start = text.trimStart();
  if (/^\[\s*(?:[{["\]\-\d]|true|false|null|$)/.test(start)) return 'list';
  if (!/^\{\s*["}]/.test(start)) return null;
  const [line = '', ...rest] = start.split(/\r\n|\n|\r/);
  const record = parsedObject(line);
  if (record === null) return rest.some((other) => parsedObject(other) !== null) ? 'lines' : 'list';
  const isOnly = rest.every((other) => other.trim() === '');
  return isOnly && listNames.some((name) => Array.isArray(record[name])) ? 'list' : 'lines';
}

function parsedObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // reason: whatever does not parse is no record on a line of its own, which is the answer
    return null;
  }
}

/** The names of all records are the headings: the whole file is read once for them. */
export async function jsonLayout(
  open: OpenBytes,
  { encoding, form }: { readonly encoding: Encoding; readonly form: JsonForm },
): Promise<LayoutFound> {
  const shape: JsonShape = { kind: 'json', form, encoding };
  const headings = await jsonNames(open, shape, mostColumns);
  if (headings.length === 0) return { problem: 'None of the records is an object with named values.' };
  if (headings.length > mostColumns) return { problem: tooManyColumns };
  const because =
    form === 'list'
      ? `It is a list of records with ${headings.length} names; names within names are joined by a point.`
      : `Each line is a record; they have ${headings.length} names, names within names joined by a point.`;
  const proofs: Proof[] = [
    { id: 'format', column: null, value: form === 'list' ? 'JSON' : 'NDJSON', because },
  ];
  return { layout: { shape, headings, headerRows: 0, firstDataRow: 1 }, proofs, zone: null };
}
