import type { ScannedText } from './textScanner.ts';

/** The features that a matcher knows, found by their hash, each with its inverse document frequency. */
export type Vocabulary = {
  readonly hashes: Int32Array;
  readonly idf: Float32Array;
  /** Open addressing over the hashes: index + 1, or 0 where free. */
  readonly slots: Int32Array;
};

/** The index of a feature, or −1 where it is unknown. */
export function featureIndex({ hashes, slots }: Vocabulary, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0 || hashes[index] === hash) return index;
  }
}

export function vocabularyOf(hashes: Int32Array, idf: Float32Array): Vocabulary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)));
  const mask = slots.length - 1;
  for (const [index, hash] of hashes.entries()) {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }
  return { hashes, idf, slots };
}

/** Counts in how many texts each feature stands. */
export type DocumentCounts = {
  readonly add: (scanned: ScannedText) => void;
  /** The `most` widespread features that stand in at least `fewest` texts. */
  readonly vocabulary: (fewest: number, most: number) => Vocabulary;
};

export function documentCounts(): DocumentCounts {
  const indexByHash = new Map<number, number>();
  const counts: number[] = [];
  const lastSeen: number[] = [];
  let texts = 0;
  const see = (hash: number): void => {
    const index = indexByHash.get(hash);
    if (index === undefined) {
      indexByHash.set(hash, counts.length);
      counts.push(1);
      lastSeen.push(texts);
    } else if (lastSeen[index] !== texts) {
      counts[index] = (counts[index] ?? 0) + 1;
      lastSeen[index] = texts;
    }
  };
  return {
    add: ({ wordCount, words, pairs, pieceCount, pieces }) => {
      for (let i = 0; i < wordCount; i++) see(words[i] ?? 0);
      for (let i = 0; i + 1 < wordCount; i++) see(pairs[i] ?? 0);
      for (let i = 0; i < pieceCount; i++) see(pieces[i] ?? 0);
      texts += 1;
    },
    vocabulary: (fewest, most) => {
      const kept: { hash: number; count: number }[] = [];
      for (const [hash, index] of indexByHash) {
        const count = counts[index] ?? 0;
        if (count >= fewest) kept.push({ hash, count });
      }
      // Sorting some hundred thousand takes a while in which nothing else can happen, so only where it must be.
      const known = kept.length > most ? kept.toSorted((a, b) => b.count - a.count).slice(0, most) : kept;
      return vocabularyOf(
        Int32Array.from(known, ({ hash }) => hash),
        Float32Array.from(known, ({ count }) => inverseFrequency(count, texts)),
      );
    },
  };
}

/** Smoothed IDF as in scikit-learn: ln((1 + texts) / (1 + texts with it)) + 1. */
function inverseFrequency(count: number, texts: number): number {
  return Math.log((1 + texts) / (1 + count)) + 1;
}
