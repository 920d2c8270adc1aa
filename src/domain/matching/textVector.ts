import { textScanner, type ScannedText } from './textScanner.ts';
import { featureIndex, type Vocabulary } from './vocabulary.ts';

/** A text as weights of known features: the first `length` entries. It holds until the reader's next text. */
export type TextVector = {
  readonly scanned: ScannedText;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  readonly length: number;
};

/**
 * Reads texts as TF-IDF vectors: sublinear counts (1 + ln n) times IDF; words with their pairs, and pieces, each brought
 * to length 1 by themselves, so that the many pieces do not drown the few words. A text without known features is empty.
 */
export function vectorReader(vocabulary: Vocabulary): (text: string) => TextVector {
  const scan = textScanner();
  const counts = new Uint16Array(vocabulary.hashes.length);
  const indices = new Int32Array(vocabulary.hashes.length);
  const values = new Float32Array(vocabulary.hashes.length);
  let length = 0;
  const count = (hashes: Int32Array, until: number): void => {
    for (let i = 0; i < until; i++) {
      const index = featureIndex(vocabulary, hashes[i] ?? 0);
      if (index < 0) continue;
      const seen = counts[index] ?? 0;
      if (seen === 0) {
        indices[length] = index;
        length += 1;
      }
      counts[index] = seen + 1;
    }
  };
  const weigh = (from: number): void => {
    let squares = 0;
    for (let at = from; at < length; at++) {
      const index = indices[at] ?? 0;
      const value = (1 + Math.log(counts[index] ?? 1)) * (vocabulary.idf[index] ?? 0);
      counts[index] = 0;
      values[at] = value;
      squares += value * value;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let at = from; at < length; at++) values[at] = (values[at] ?? 0) * scale;
  };
  return (text) => {
    const scanned = scan(text);
    length = 0;
    count(scanned.words, scanned.wordCount);
    count(scanned.pairs, scanned.wordCount - 1);
    weigh(0);
    const words = length;
    count(scanned.pieces, scanned.pieceCount);
    weigh(words);
    return { scanned, indices, values, length };
  };
}
