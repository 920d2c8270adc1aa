import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileHash } from './fileHash.ts';

const hashOf = (...pieces: readonly Uint8Array[]): string => {
  const hash = fileHash();
  for (const piece of pieces) hash.add(piece);
  return hash.digest();
};

test('however a file is cut its hash is the same, and one changed, added or moved byte makes another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2, maxLength: 200 }), fc.nat(), (bytes, place) => {
      const at = place % bytes.length;
      const hash = hashOf(bytes);
      expect(hashOf(bytes.subarray(0, at), bytes.subarray(at))).toBe(hash);
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(hashOf(changed)).not.toBe(hash);
      expect(hashOf(bytes, new Uint8Array([0]))).not.toBe(hash);
      const moved = bytes.toReversed();
      if (moved.join() !== bytes.join()) expect(hashOf(moved)).not.toBe(hash);
    }),
  );
});

test('a hundred thousand files that differ by little all have names of their own', () => {
  const letters = new TextEncoder();
  const names = new Set(
    Array.from({ length: 100_000 }, (_, index) => hashOf(letters.encode(`row ${index},x`))),
  );
  expect(names.size).toBe(100_000);
});
