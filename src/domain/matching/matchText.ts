import type { Matcher } from './matcher.ts';
import { scoreClasses } from './oneVsRest.ts';
import { probabilities } from './probabilities.ts';
import { readerOf } from './readerOf.ts';

/** A class that a text may belong to, with its probability. */
export type Candidate = { readonly label: string; readonly p: number };

/** At most three candidates, likeliest first; none where the text has nothing in common with what was learned. */
export type Match = {
  readonly best: readonly Candidate[];
  /** Whether the first may be taken without asking a person. */
  readonly accepted: boolean;
};

/** From this probability on, the matcher decides alone. */
export const acceptedFrom = 0.83;

const offered = 3;
const unknown: Match = { best: [], accepted: false };

/** What the matcher takes a text for. Nothing is kept but the matcher's own working room. */
export function matchText(matcher: Matcher, text: string): Match {
  const { read, scores, shares } = readerOf(matcher);
  const vector = read(text);
  if (vector.length === 0) return unknown;
  scoreClasses(matcher.scorer, vector, 0, vector.length, scores);
  probabilities(scores, matcher.temperature, shares);
  const best = likeliest(shares).map((k) => ({ label: matcher.labels[k] ?? '', p: shares[k] ?? 0 }));
  return { best, accepted: matcher.isChecked && (best[0]?.p ?? 0) >= acceptedFrom };
}

function likeliest(shares: Float64Array): number[] {
  const found: number[] = [];
  for (let k = 0; k < shares.length; k++) {
    let place = found.length;
    while (place > 0 && (shares[k] ?? 0) > (shares[found[place - 1] ?? 0] ?? 0)) place -= 1;
    if (place >= offered) continue;
    found.splice(place, 0, k);
    if (found.length > offered) found.pop();
  }
  return found;
}
