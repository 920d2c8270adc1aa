import type { OpenBytes } from './encoding.ts';

/** What a file is by its content, whatever its name says. */
export type ContentKind = { readonly kind: 'text' | 'zip' } | { readonly problem: string };

const startLength = 4_096;
const asTable = 'Save the table as CSV or .xlsx and choose that file.';

const signatures: readonly { readonly bytes: readonly number[]; readonly problem: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], problem: `This is a PDF document. ${asTable}` },
  { bytes: [0x1f, 0x8b], problem: 'This file is packed with gzip. Unpack it and choose the file within.' },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    problem: 'This file is packed with zstd. Unpack it and choose the file within.',
  },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    problem: 'This is a 7-Zip archive. Unpack it and choose the file within.',
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], problem: `This is a picture. ${asTable}` },
  { bytes: [0xff, 0xd8, 0xff], problem: `This is a picture. ${asTable}` },
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
/** Compound files: Excel's until 2003, and what holds a workbook with a password since then. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

/** Looks at a file's first bytes: a text, an archive (a workbook is one), or a sentence why it is not read. */
export async function contentKind(open: OpenBytes): Promise<ContentKind> {
  const start = await firstBytes(open);
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, index) => start[index] === byte);
  if (start.length === 0) return { problem: 'The file is empty.' };
  if (begins(zip) || begins(emptyZip)) return { kind: 'zip' };
  if (begins(compound)) return { problem: await compoundWords(open) };
  const known = signatures.find(({ bytes }) => begins(bytes));
  return known ?? { kind: 'text' };
}

/** The name of the stream in which a compound file holds an encrypted workbook, as UTF-16. */
const encrypted = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

async function compoundWords(open: OpenBytes): Promise<string> {
  let last = new Uint8Array(0);
  for await (const bytes of open()) {
    const joint = new Uint8Array(last.length + bytes.length);
    joint.set(last);
    joint.set(bytes, last.length);
    if (holds(joint, encrypted))
      return 'The workbook is protected by a password. Save a copy without one and choose that file.';
    last = joint.slice(-encrypted.length);
  }
  return `This is a file of an old office program (.xls or .doc). ${asTable}`;
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

async function firstBytes(open: OpenBytes): Promise<Uint8Array> {
  const start = new Uint8Array(startLength);
  let length = 0;
  for await (const bytes of open()) {
    const part = bytes.subarray(0, startLength - length);
    start.set(part, length);
    length += part.length;
    if (length >= startLength) break;
  }
  return start.subarray(0, length);
}

/** Why a text is no table after all; `null` where nothing speaks against it. */
export function notATable(text: string): string | null {
  const start = text.trimStart().slice(0, 200);
  if (/^<(?:!doctype html|html|head|meta|body|table|style)\b/i.test(start))
    return `This is a web page, which some programs save under the name .xls. Open it in a spreadsheet program. ${asTable}`;
  if (/^<\?xml|^<[a-z][\w:.-]*(?:\s|>)/i.test(start)) return `This is an XML file. ${asTable}`;
  if (start.startsWith('{\\rtf')) return `This is a text document. ${asTable}`;
  return null;
}
