/** Terms by their number in the vocabulary, with weights; of length 1, or empty. */
export type WordVector = ReadonlyMap<number, number>;

const word = /\p{L}[\p{L}\p{M}'’]+/gu;
const masked = /\[[a-z ]+\]/g;

/** The words of a text in lower case; what was masked is none. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().replaceAll(masked, ' ').match(word) ?? [];
}

/**
 * Texts as TF-IDF vectors: weight (1 + ln tf)·ln(N/df), length 1 (Salton & Buckley 1988). Words of one text only say
 * nothing about how texts are alike and are left out, as are words of every text.
 */
export function wordVectors(texts: readonly string[]): readonly WordVector[] {
  const counts = texts.map((text) => countsOf(wordsOf(text)));
  const spread = new Map<string, number>();
  for (const count of counts) for (const each of count.keys()) spread.set(each, (spread.get(each) ?? 0) + 1);
  const shared = [...spread].filter(([, df]) => df > 1 && df < texts.length);
  const terms = new Map(shared.map(([each, df], id) => [each, { id, idf: Math.log(texts.length / df) }]));
  return counts.map((count) => {
    const weights = [...count].flatMap(([each, tf]) => {
      const term = terms.get(each);
      return term ? [[term.id, (1 + Math.log(tf)) * term.idf] as const] : [];
    });
    return ofLengthOne(new Map(weights));
  });
}

/** The sum of vectors, of length 1: what the texts have in common. */
export function centroidOf(vectors: readonly WordVector[]): WordVector {
  const sum = new Map<number, number>();
  for (const vector of vectors)
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return ofLengthOne(sum);
}

/** Cosine, 0…1; 0 where one is empty. */
export function likeness(a: WordVector, b: WordVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function ofLengthOne(vector: ReadonlyMap<number, number>): WordVector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? new Map() : new Map([...vector].map(([term, weight]) => [term, weight / length]));
}
