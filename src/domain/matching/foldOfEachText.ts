import { seededRandom } from '#base/seededRandom.ts';
import { normalizeText } from './normalizeText.ts';

/**
 * Spreads labelled texts over folds so that each fold has its share of every class, and equal texts share a fold: what
 * is tested was never seen in training. Returns the fold (0 to `folds` − 1) of each text.
 */
export function foldOfEachText(
  texts: readonly string[],
  classOf: Int32Array,
  folds: number,
  seed: number,
): Uint8Array {
  const random = seededRandom(seed);
  const rowsByTextByClass = new Map<number, Map<string, number[]>>();
  const classByText = new Map<string, number>();
  for (const [row, text] of texts.entries()) {
    const known = normalizeText(text).trim();
    const owner = classByText.get(known) ?? classOf[row] ?? 0;
    classByText.set(known, owner);
    const ofClass = rowsByTextByClass.get(owner) ?? new Map<string, number[]>();
    rowsByTextByClass.set(owner, ofClass);
    const equal = ofClass.get(known);
    if (equal === undefined) ofClass.set(known, [row]);
    else equal.push(row);
  }
  const foldOf = new Uint8Array(texts.length);
  let turn = 0;
  for (const ofClass of rowsByTextByClass.values()) {
    for (const rows of shuffled([...ofClass.values()], random.between)) {
      for (const row of rows) foldOf[row] = turn % folds;
      turn += 1;
    }
  }
  return foldOf;
}

function shuffled<T>(items: T[], between: (low: number, high: number) => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const other = between(0, i);
    [items[i], items[other]] = [items[other] as T, items[i] as T];
  }
  return items;
}
