import type { OpenBytes } from '../encoding.ts';
import { UnreadableFile } from '../UnreadableFile.ts';
import { byteRange, joined, lastBytes } from './byteRange.ts';

/** A file within a zip archive, as the archive's directory declares it (APPNOTE 6.3, 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly isStored: boolean;
  readonly isEncrypted: boolean;
  readonly packedLength: number;
  readonly length: number;
  readonly offset: number;
}

/** A workbook has some dozens of parts; an archive of more entries, or a directory beyond this size, is none. */
const mostEntries = 5_000;
const longestDirectory = 1_048_576;
const longestEnd = 65_557;
const endLength = 22;
const headLength = 46;

const damaged = 'The spreadsheet is damaged: it ends before its table of contents. Export it again.';

/** Reads an archive's directory, wherever its entries lie. Throws `UnreadableFile` where there is none or it is too large. */
export async function zipDirectory(open: OpenBytes): Promise<readonly ZipEntry[]> {
  const tail = await lastBytes(open, longestEnd);
  const end = findEnd(tail.bytes);
  if (end === null) throw new UnreadableFile(damaged);
  const view = viewOf(tail.bytes);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count > mostEntries || length > longestDirectory)
    throw new UnreadableFile('The archive has more parts than a spreadsheet has. Save the table as CSV.');
  if (start + length > tail.fileLength) throw new UnreadableFile(damaged);
  const pieces: Uint8Array[] = [];
  for await (const bytes of byteRange(open, start, start + length)) pieces.push(bytes.slice());
  return readEntries(joined(pieces, length), count);
}

function findEnd(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  for (let at = bytes.length - endLength; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

function readEntries(bytes: Uint8Array, count: number): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + headLength > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new UnreadableFile(damaged);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + headLength + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw new UnreadableFile(damaged);
    entries.push(readEntry(bytes.subarray(at, next), nameLength, extraLength));
    at = next;
  }
  return entries;
}

function readEntry(bytes: Uint8Array, nameLength: number, extraLength: number): ZipEntry {
  const view = viewOf(bytes);
  const method = view.getUint16(10, true);
  const name = new TextDecoder().decode(bytes.subarray(headLength, headLength + nameLength));
  if (method !== 0 && method !== 8)
    throw new UnreadableFile(`The part ${name} of the spreadsheet is packed in a way that is not read here.`);
  const extra = bytes.subarray(headLength + nameLength, headLength + nameLength + extraLength);
  const [length = 0, packedLength = 0, offset = 0] = largeNumbers(extra, [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true),
  ]);
  const isEncrypted = (view.getUint16(8, true) & 1) === 1;
  return { name, isStored: method === 0, isEncrypted, packedLength, length, offset };
}

/** Numbers that say 0xFFFFFFFF stand in the ZIP64 field instead, in this order (APPNOTE 4.5.3). */
function largeNumbers(extra: Uint8Array, numbers: readonly number[]): readonly number[] {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  let next = at + 4;
  return numbers.map((number) => {
    if (number !== 0xffffffff) return number;
    if (next + 8 > extra.length) throw new UnreadableFile(damaged);
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  });
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
