import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';

const sliceBytes = 64 * 1024;

/**
 * Large bytes as the body of an answer. A hundred answers at once would be copied to their sockets in one go, up to
 * megabytes each, and every edit would wait for all of them: so each gives a slice away and lets others have their turn.
 * Nothing is copied or joined here: however many are sent the same bytes, and however slowly they read, they are in
 * memory once.
 */
export function inSlices(parts: readonly Buffer[]): Readable {
  return Readable.from(slicesOf(parts));
}

async function* slicesOf(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    for (let from = 0; from < part.byteLength; from += sliceBytes) {
      yield part.subarray(from, from + sliceBytes);
      await breathe();
    }
  }
}
