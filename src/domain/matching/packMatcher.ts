import type { Matcher } from './matcher.ts';
import { vocabularyOf } from './vocabulary.ts';

const version = 1;
const word = 4;

type Head = {
  readonly version: number;
  readonly labels: readonly string[];
  readonly features: number;
  readonly temperature: number;
  readonly isChecked: boolean;
};

/**
 * A matcher as bytes: the length of a JSON head (uint32), the head padded to whole words, then little by little the
 * hashes, IDFs, weights and biases as the machine keeps them (little-endian on all that we run on).
 */
export function packMatcher({ labels, vocabulary, scorer, temperature, isChecked }: Matcher): Uint8Array {
  const head: Head = { version, labels, features: vocabulary.hashes.length, temperature, isChecked };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const parts = [vocabulary.hashes, vocabulary.idf, scorer.weights, scorer.biases];
  const start = bodyStart(json.length);
  const bytes = new Uint8Array(start + parts.reduce((total, part) => total + part.byteLength, 0));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, word);
  let at = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** The matcher that was packed, or null where the bytes are of another version or not whole: then it is trained anew. */
export function unpackMatcher(bytes: Uint8Array): Matcher | null {
  const own = bytes.slice();
  const head = headOf(own);
  if (head === null) return null;
  const { labels, features, temperature, isChecked } = head;
  let at = bodyStart(new DataView(own.buffer).getUint32(0, true));
  const expected = at + word * (2 * features + features * labels.length + labels.length);
  if (own.length !== expected) return null;
  const hashes = new Int32Array(own.buffer, at, features);
  at += hashes.byteLength;
  const nextFloats = (length: number): Float32Array => {
    const floats = new Float32Array(own.buffer, at, length);
    at += floats.byteLength;
    return floats;
  };
  const vocabulary = vocabularyOf(hashes, nextFloats(features));
  const scorer = { weights: nextFloats(features * labels.length), biases: nextFloats(labels.length) };
  return { labels, vocabulary, scorer, temperature, isChecked };
}

function headOf(bytes: Uint8Array): Head | null {
  if (bytes.length < word) return null;
  const length = new DataView(bytes.buffer).getUint32(0, true);
  if (bytes.length < bodyStart(length)) return null;
  try {
    const head: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(word, word + length)));
    return head.version === version ? head : null;
  } catch {
    return null;
  }
}

function bodyStart(headLength: number): number {
  return word + Math.ceil(headLength / word) * word;
}
