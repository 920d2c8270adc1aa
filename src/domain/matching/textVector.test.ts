import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from '#domain/failures/maskPersonal.ts';
import { textScanner } from './textScanner.ts';
import { vectorReader } from './textVector.ts';
import { documentCounts } from './vocabulary.ts';

/** Any UTF-16 units, halves of letters as well. */
const anyUnits = fc.array(fc.nat(65_535), { maxLength: 200 }).map((units) => String.fromCharCode(...units));

describe('what is counted in a text', () => {
  it('is words with their apostrophes, and signs as words of their own', () => {
    expect(wordsOf("I can't; they’re late!!")).toEqual(['i', "can't", ';', 'they’re', 'late', '!!']);
  });

  it('does not depend on case, composition or width', () => {
    expect(wordsOf('CAFÉ')).toEqual(wordsOf('cafe\u0301'));
    expect(wordsOf('ＡＢＣ')).toEqual(['abc']);
    expect(wordsOf('ÄRGER mit Größe')).toEqual(['ärger', 'mit', 'größe']);
  });

  it('is pieces of 3 to 5 characters with a space at both edges of each word', () => {
    expect(textScanner()('late').pieceCount).toBe(4 + 3 + 2);
    expect(textScanner()('a').pieceCount).toBe(1);
    expect(textScanner()('').pieceCount).toBe(0);
  });

  it('is the same whatever was masked', () => {
    const texts = [
      'write to jo@example.org now',
      'write to [phone] now',
      'write to [card] now',
      'write to [IBAN] now',
    ];
    const hashes = texts.map((text) => [...wordHashes(maskPersonal(text))]);
    for (const other of hashes.slice(1)) expect(other).toEqual(hashes[0]);
    expect([...wordHashes('write to somebody now')]).not.toEqual(hashes[0]);
  });

  it('stays within its room for any text', () => {
    const long = textScanner()('ab '.repeat(20_000));
    expect(long.wordCount).toBe(4_000);
    expect(long.pieceCount).toBeLessThanOrEqual(60_000);
  });
});

describe('a text as a vector', () => {
  it('weighs sublinear counts by rarity, and brings words and pieces each to length 1', () => {
    const counts = documentCounts();
    const scan = textScanner();
    for (const text of ['the bag', 'the bag', 'the plane']) counts.add(scan(text));
    const vocabulary = counts.vocabulary(1, 1_000);
    const { values, length } = vectorReader(vocabulary)('the plane the');
    const squares = values.subarray(0, length).reduce((total, value) => total + value ** 2, 0);
    expect(squares).toBeCloseTo(2, 5);
    const [the, plane] = values;
    const expected = ((1 + Math.log(2)) * 1) / (Math.log(4 / 2) + 1);
    expect(the! / plane!).toBeCloseTo(expected, 4);
  });

  it('has finite weights and no feature twice, for any text', () => {
    const counts = documentCounts();
    counts.add(textScanner()('the bag was late and the bag was lost'));
    const read = vectorReader(counts.vocabulary(1, 1_000));
    fc.assert(
      fc.property(anyUnits, (text) => {
        const { indices, values, length } = read(`the ${text} bag`);
        expect(new Set(indices.subarray(0, length)).size).toBe(length);
        expect(values.subarray(0, length).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

function wordsOf(text: string): string[] {
  const { normalized, wordStart, wordEnd, wordCount } = textScanner()(text);
  return Array.from({ length: wordCount }, (_, word) => normalized.slice(wordStart[word], wordEnd[word]));
}

function wordHashes(text: string): Int32Array {
  const { words, wordCount } = textScanner()(text);
  return words.slice(0, wordCount);
}
