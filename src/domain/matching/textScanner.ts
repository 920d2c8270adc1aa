import { normalizeText } from './normalizeText.ts';
import { unitKind, unitKinds } from './unitKind.ts';

/**
 * What is counted in a text: its words (signs such as "!!" are words too), the pairs of neighbouring words, and the
 * pieces of 3 to 5 characters of every word with a space at both edges (`char_wb` of scikit-learn). Each feature is
 * known by a 32-bit hash, so that nothing is cut out of the text. The arrays hold until the scanner's next text.
 */
export type ScannedText = {
  readonly normalized: string;
  readonly wordCount: number;
  /** Of each word: where it stands in `normalized`, and its hash. */
  readonly wordStart: Int32Array;
  readonly wordEnd: Int32Array;
  readonly words: Int32Array;
  /** `pairs[i]` joins word i and word i + 1. */
  readonly pairs: Int32Array;
  readonly pieceCount: number;
  readonly pieces: Int32Array;
  /** The word that a piece was cut from. */
  readonly pieceWord: Int32Array;
};

const most = { words: 4_000, pieces: 60_000 } as const;
const shortestPiece = 3;
const longestPiece = 5;
const space = 32;
const basis = { word: 0x811c9dc5, pair: 0x2f0b4c47, piece: 0x5bd1e995 } as const;

/** A scanner with its own room to work in; one serves any number of texts, one after the other. */
export function textScanner(): (text: string) => ScannedText {
  const wordStart = new Int32Array(most.words);
  const wordEnd = new Int32Array(most.words);
  const words = new Int32Array(most.words);
  const pairs = new Int32Array(most.words);
  const pieces = new Int32Array(most.pieces);
  const pieceWord = new Int32Array(most.pieces);
  return (text) => {
    const normalized = normalizeText(text);
    const wordCount = findWords(normalized, wordStart, wordEnd);
    let pieceCount = 0;
    for (let word = 0; word < wordCount; word++) {
      const start = wordStart[word] ?? 0;
      const end = wordEnd[word] ?? 0;
      words[word] = hashOf(normalized, start, end);
      if (word > 0) pairs[word - 1] = pairHash(words[word - 1] ?? 0, words[word] ?? 0);
      const before = pieceCount;
      pieceCount = cutPieces(normalized, start, end, pieces, pieceCount);
      pieceWord.fill(word, before, pieceCount);
    }
    return { normalized, wordCount, wordStart, wordEnd, words, pairs, pieceCount, pieces, pieceWord };
  };
}

/** Writes where each word begins and ends; returns how many there are. */
function findWords(text: string, starts: Int32Array, ends: Int32Array): number {
  let count = 0;
  for (let at = 0; at < text.length && count < starts.length;) {
    const kind = unitKind[text.charCodeAt(at)];
    if (kind === unitKinds.gap) {
      at += 1;
      continue;
    }
    const end = kind === unitKinds.word ? wordEndAfter(text, at) : signEndAfter(text, at);
    starts[count] = at;
    ends[count] = end;
    count += 1;
    at = end;
  }
  return count;
}

/** An apostrophe between two letters is inside a word: "can't". */
function wordEndAfter(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unitKind[unit] === unitKinds.word) continue;
    const isApostrophe = unit === 39 || unit === 0x2019;
    if (!isApostrophe || unitKind[text.charCodeAt(at + 1)] !== unitKinds.word) break;
  }
  return at;
}

/** A run of the same sign is one word. */
function signEndAfter(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) === text.charCodeAt(start)) at += 1;
  return at;
}

/** Writes the hashes of a word's pieces behind those already there; returns how many there are then. */
function cutPieces(text: string, start: number, end: number, into: Int32Array, from: number): number {
  let count = from;
  for (let first = start - 1; first <= end + 1 - shortestPiece; first++) {
    let hash: number = basis.piece;
    const last = Math.min(first + longestPiece, end + 1);
    for (let at = first; at < last; at++) {
      hash = mix(hash, at < start || at >= end ? space : text.charCodeAt(at));
      if (at - first + 1 >= shortestPiece && count < into.length) {
        into[count] = finish(hash);
        count += 1;
      }
    }
  }
  return count;
}

function hashOf(text: string, start: number, end: number): number {
  let hash: number = basis.word;
  for (let at = start; at < end; at++) hash = mix(hash, text.charCodeAt(at));
  return finish(hash);
}

function pairHash(left: number, right: number): number {
  return finish(mix(mix(basis.pair, left), right));
}

/** One step of FNV-1a (Fowler, Noll, Vo), by UTF-16 units. */
function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The finisher of MurmurHash3 (Appleby, public domain): FNV alone leaves the low bits of short pieces alike. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
