import { maskedSign } from './normalizeText.ts';
import type { Matcher } from './matcher.ts';
import { readerOf } from './readerOf.ts';
import type { TextVector } from './textVector.ts';
import { unitKind, unitKinds } from './unitKind.ts';
import { featureIndex } from './vocabulary.ts';

/** A word, or two neighbouring words, and how much it spoke for a class against the mean of all classes. */
export type DecidingWord = { readonly word: string; readonly weight: number };

const mostWords = 8;

/**
 * The words of a text that spoke for a class, weightiest first, at most eight. A word's weight is what it and its pieces
 * add to the class's score beyond what they add on average; a pair of words has its own. Signs are left out.
 */
export function explainMatch(matcher: Matcher, text: string, label: string): readonly DecidingWord[] {
  const k = matcher.labels.indexOf(label);
  if (k < 0) return [];
  const vector = readerOf(matcher).read(text);
  const shares = sharesOf(matcher, vector, k);
  const weights = new Map<string, number>();
  for (const { word, weight } of wordWeights(vector, shares)) {
    weights.set(word, (weights.get(word) ?? 0) + weight);
  }
  return [...weights]
    .map(([word, weight]) => ({ word, weight }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords);
}

/** What one occurrence of each known feature adds to the class beyond the mean, by the feature's hash. */
function sharesOf(matcher: Matcher, vector: TextVector, k: number): (hash: number) => number {
  const classes = matcher.labels.length;
  const { weights } = matcher.scorer;
  const shareByIndex = new Map<number, number>();
  for (let at = 0; at < vector.length; at++) {
    const index = vector.indices[at] ?? 0;
    const own = weights.subarray(index * classes, (index + 1) * classes);
    const mean = own.reduce((total, weight) => total + weight, 0) / classes;
    shareByIndex.set(index, ((own[k] ?? 0) - mean) * (vector.values[at] ?? 0));
  }
  const { words, wordCount, pairs, pieces, pieceCount } = vector.scanned;
  const occurrences = new Map<number, number>();
  for (const hashes of [
    words.subarray(0, wordCount),
    pairs.subarray(0, Math.max(0, wordCount - 1)),
    pieces.subarray(0, pieceCount),
  ]) {
    for (const hash of hashes) occurrences.set(hash, (occurrences.get(hash) ?? 0) + 1);
  }
  return (hash) =>
    (shareByIndex.get(featureIndex(matcher.vocabulary, hash)) ?? 0) / (occurrences.get(hash) ?? 1);
}

function* wordWeights({ scanned }: TextVector, shareOf: (hash: number) => number): Generator<DecidingWord> {
  const { normalized, wordStart, wordEnd, wordCount, words, pairs, pieceCount, pieces, pieceWord } = scanned;
  const byWord = Float64Array.from({ length: wordCount }, (_, word) => shareOf(words[word] ?? 0));
  for (let piece = 0; piece < pieceCount; piece++) {
    const word = pieceWord[piece] ?? 0;
    byWord[word] = (byWord[word] ?? 0) + shareOf(pieces[piece] ?? 0);
  }
  const isShown = (word: number): boolean => {
    const unit = normalized.charCodeAt(wordStart[word] ?? 0);
    return unitKind[unit] === unitKinds.word && unit !== maskedSign.charCodeAt(0);
  };
  for (let word = 0; word < wordCount; word++) {
    if (!isShown(word)) continue;
    yield { word: normalized.slice(wordStart[word], wordEnd[word]), weight: byWord[word] ?? 0 };
    if (word + 1 < wordCount && isShown(word + 1)) {
      const both = `${normalized.slice(wordStart[word], wordEnd[word])} ${normalized.slice(wordStart[word + 1], wordEnd[word + 1])}`;
      yield { word: both, weight: shareOf(pairs[word] ?? 0) };
    }
  }
}
