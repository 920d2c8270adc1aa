import type { OpenBytes } from '../encoding.ts';

/** The bytes of a file from `start` up to `end`, as they stream by; stops reading there. */
export async function* byteRange(open: OpenBytes, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const bytes of open()) {
    const from = Math.max(0, start - at);
    const to = Math.min(bytes.length, end - at);
    if (from < to) yield bytes.subarray(from, to);
    at += bytes.length;
    if (at >= end) return;
  }
}

/** The last bytes of a file, at most so many, and how long the whole file is. */
export async function lastBytes(
  open: OpenBytes,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly fileLength: number }> {
  let kept: Uint8Array[] = [];
  let length = 0;
  let fileLength = 0;
  for await (const piece of open()) {
    kept.push(piece);
    length += piece.length;
    fileLength += piece.length;
    while (kept[0] !== undefined && length - kept[0].length >= most) {
      length -= kept[0].length;
      kept = kept.slice(1);
    }
  }
  return { bytes: joined(kept, length).subarray(Math.max(0, length - most)), fileLength };
}

export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
