import type { OpenBytes } from './encoding.ts';

/** Takes in bytes piece by piece; `digest` names what came so far. */
export interface FileHash {
  readonly add: (bytes: Uint8Array) => void;
  readonly digest: () => string;
}

/**
 * A name for a file's content, to know it again: its length and two 32-bit hashes in the manner of MurmurHash. It guards
 * against chance, not against malice; `crypto.subtle` cannot hash a stream, and is missing outside of secure contexts.
 */
export function fileHash(): FileHash {
  let first = 0x9747b28c;
  let second = 0x2f0b4c47;
  let length = 0;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        first = Math.imul(first ^ byte, 0x5bd1e995);
        first ^= first >>> 15;
        second = Math.imul(second ^ byte, 0x1b873593);
        second ^= second >>> 13;
      }
      length += bytes.length;
    },
    digest: () => [length, finished(first), finished(second)].map((part) => part.toString(16)).join('-'),
  };
}

function finished(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** The same file, whose hash is told once it has been read to its end. */
export function withHash(open: OpenBytes, found: (hash: string) => void): OpenBytes {
  return async function* () {
    const hash = fileHash();
    for await (const bytes of open()) {
      hash.add(bytes);
      yield bytes;
    }
    found(hash.digest());
  };
}
