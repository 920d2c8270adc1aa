import { centroidOf, likeness, wordsOf, wordVectors, type WordVector } from './wordVectors.ts';

/** A text that may be quoted. `satisfaction` is its score between the scale's bad end (0) and good end (1). */
export interface Quotable {
  readonly id: string;
  readonly text: string;
  readonly satisfaction: number | null;
}

/** `like` counts the texts, itself included, that of all quotes are most like this one. */
export interface Quote {
  readonly id: string;
  readonly like: number;
}

/** `because`: the customer scored well, or no other text has less in common with the rest. */
export interface Dissent {
  readonly id: string;
  readonly because: 'scoredWell' | 'leastAlike';
}

export interface RepresentativeQuotes {
  readonly quotes: readonly Quote[];
  readonly dissenting: Dissent | null;
}

export const mostQuotes = 5;

/** Words below which a text says too little to be quoted. */
const fewestWords = 4;
/** Characters that are read at a glance; longer texts are quoted where there are not enough short ones. */
const shortText = 320;
/** How much being typical counts against saying something new, 0…1. */
const typicalShare = 0.7;
const leastLikeness = 0.1;
const wellScored = 0.75;

type Item = Quotable & { readonly vector: WordVector; readonly typical: number; readonly words: number };

/**
 * Up to five texts that cover what all say, and one that says otherwise; the same texts give the same quotes.
 * Texts are TF-IDF vectors; the quotes are chosen one by one by maximal marginal relevance (Carbonell & Goldstein 1998):
 * 0.7 · likeness to the middle of all − 0.3 · likeness to the quotes already chosen. The dissenting one is, of the
 * texts whose customer scored well or else of all, the one that is least like the middle. No feeling is read from words.
 */
export function representativeQuotes(texts: readonly Quotable[]): RepresentativeQuotes {
  const vectors = wordVectors(texts.map(({ text }) => text));
  const middle = centroidOf(vectors);
  const items = texts.map((each, index): Item => {
    const vector = vectors[index] ?? new Map<number, number>();
    return { ...each, vector, typical: likeness(vector, middle), words: wordsOf(each.text).length };
  });
  const speaking = items.filter(({ words }) => words >= fewestWords);
  const short = speaking.filter(({ text }) => text.length <= shortText);
  const chosen = choose(short.length >= mostQuotes ? short : speaking);
  return { quotes: countLike(items, chosen), dissenting: dissentOf(speaking, chosen) };
}

function choose(items: readonly Item[]): readonly Item[] {
  const chosen: Item[] = [];
  let left = items;
  while (chosen.length < mostQuotes && left.length > 0) {
    const worth = ({ vector, typical }: Item): number =>
      typicalShare * typical -
      (1 - typicalShare) * Math.max(0, ...chosen.map((each) => likeness(vector, each.vector)));
    const next = firstWithMost(left, worth);
    if (next === null) break;
    chosen.push(next);
    left = left.filter(({ text }) => text !== next.text);
  }
  return chosen;
}

function countLike(items: readonly Item[], chosen: readonly Item[]): readonly Quote[] {
  const like = new Map(chosen.map(({ id }) => [id, 0]));
  for (const item of items) {
    const closest = firstWithMost(chosen, ({ id, vector }) =>
      id === item.id ? 2 : likeness(item.vector, vector),
    );
    if (closest === null) continue;
    const isLike = closest.id === item.id || likeness(item.vector, closest.vector) >= leastLikeness;
    if (isLike) like.set(closest.id, (like.get(closest.id) ?? 0) + 1);
  }
  return chosen.map(({ id }) => ({ id, like: like.get(id) ?? 0 }));
}

function dissentOf(items: readonly Item[], chosen: readonly Item[]): Dissent | null {
  const quoted = new Set(chosen.map(({ text }) => text));
  const candidates = items.filter(
    ({ text, words, vector }) => !quoted.has(text) && words >= 2 * fewestWords && vector.size > 0,
  );
  const scoredWell = candidates.filter(({ satisfaction }) => (satisfaction ?? 0) >= wellScored);
  const from = scoredWell.length > 0 ? scoredWell : candidates;
  const short = from.filter(({ text }) => text.length <= shortText);
  const furthest = firstWithMost(short.length > 0 ? short : from, ({ typical }) => -typical);
  if (furthest === null) return null;
  return { id: furthest.id, because: scoredWell.length > 0 ? 'scoredWell' : 'leastAlike' };
}

function firstWithMost<T>(items: readonly T[], worth: (item: T) => number): T | null {
  let best: { readonly item: T; readonly worth: number } | null = null;
  for (const item of items) {
    const own = worth(item);
    if (best === null || own > best.worth) best = { item, worth: own };
  }
  return best?.item ?? null;
}
