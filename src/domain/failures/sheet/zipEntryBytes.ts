import type { OpenBytes } from '../encoding.ts';
import { UnreadableFile } from '../UnreadableFile.ts';
import { byteRange, joined } from './byteRange.ts';
import { viewOf, type ZipEntry } from './zipDirectory.ts';

const longestEntry = 1024 ** 3;
/** Spreadsheets pack 5 to 50 times smaller; deflate can do 1,000 times. Small parts may repeat themselves. */
const mostRatio = 200;
const smallEntry = 8 * 1_048_576;
/** Packed bytes are handed on in slices, so that no slice unpacks to more than some megabytes at once. */
const sliceLength = 8_192;
const localHeadLength = 30;

/** An entry's bytes, unpacked as they stream by. Throws `UnreadableFile` for bombs, damage and passwords. */
export async function* zipEntryBytes(open: OpenBytes, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { name, isStored, isEncrypted, packedLength, length } = entry;
  if (isEncrypted)
    throw new UnreadableFile('The spreadsheet is protected by a password. Save a copy without one.');
  if (length > longestEntry || isBomb(length, packedLength))
    throw new UnreadableFile(
      `The part ${name} of the spreadsheet would unpack to ${Math.round(length / 1_048_576).toLocaleString('en-US')} MB, which is no table of people’s making. Save the table as CSV.`,
    );
  let total = 0;
  const packed = packedBytes(open, entry);
  for await (const bytes of isStored ? packed : inflated(packed, name)) {
    total += bytes.length;
    if (total > length)
      throw new UnreadableFile(
        `The part ${name} of the spreadsheet is longer than it declares. It is not read.`,
      );
    yield bytes;
  }
  if (total !== length) throw new UnreadableFile(damage(name));
}

const damage = (name: string): string =>
  `The part ${name} of the spreadsheet is damaged. Open it in a spreadsheet program, save it anew and try again.`;

function isBomb(length: number, packedLength: number): boolean {
  return length > smallEntry && length > packedLength * mostRatio;
}

/** What lies behind the entry's local header, whose own name and extra field may differ from the directory's. */
async function* packedBytes(open: OpenBytes, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { offset, packedLength, name } = entry;
  const pieces: Uint8Array[] = [];
  let gathered = 0;
  for await (const bytes of byteRange(open, offset, offset + localHeadLength)) {
    pieces.push(bytes.slice());
    gathered += bytes.length;
  }
  const head = viewOf(joined(pieces, gathered));
  if (gathered < localHeadLength || head.getUint32(0, true) !== 0x04034b50)
    throw new UnreadableFile(damage(name));
  const start = offset + localHeadLength + head.getUint16(26, true) + head.getUint16(28, true);
  for await (const bytes of byteRange(open, start, start + packedLength)) {
    for (let at = 0; at < bytes.length; at += sliceLength) yield bytes.subarray(at, at + sliceLength);
  }
}

async function* inflated(packed: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let failure: unknown = null;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      try {
        const { done, value } = await packed.next();
        if (done) controller.close();
        else controller.enqueue(value.slice());
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    cancel: async () => {
      await packed.return(undefined);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw failure ?? (error instanceof UnreadableFile ? error : new UnreadableFile(damage(name)));
  } finally {
    // What is left to unpack is not wanted any more; a stream that failed has nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
