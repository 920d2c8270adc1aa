import type { Episode } from './episodes.ts';

/**
 * What many episodes say together. `attempts` counts episodes by their number of contacts, from 1 up without gaps,
 * the last one for that many or more; it re-adds to `episodes`. `medianDays`, from the first to the last contact, is
 * over those with several contacts, null without any. `backAtSquareOne` of `episodes`; the share is null at 0.
 * `severalPlaces` episodes touched more than one place: episodes summed over places exceed the whole by them.
 */
export interface EpisodeSummary {
  readonly episodes: number;
  readonly contacts: number;
  readonly customers: number;
  readonly attempts: readonly number[];
  readonly medianDays: number | null;
  readonly backAtSquareOne: number;
  readonly severalPlaces: number;
}

/** Episodes of this many contacts and more are counted together. */
const mostAttempts = 6;

export function episodeSummary(episodes: readonly Episode[]): EpisodeSummary {
  const attempts = Array.from({ length: mostAttempts }, () => 0);
  for (const { contacts } of episodes) {
    const at = Math.min(contacts.length, mostAttempts) - 1;
    attempts[at] = (attempts[at] ?? 0) + 1;
  }
  const several = episodes.filter(({ contacts }) => contacts.length > 1);
  return {
    episodes: episodes.length,
    contacts: episodes.reduce((sum, { contacts }) => sum + contacts.length, 0),
    customers: new Set(episodes.map(({ customer }) => customer)).size,
    attempts: attempts.slice(0, attempts.findLastIndex((count) => count > 0) + 1),
    medianDays: medianOf(several.map(({ days }) => days)),
    backAtSquareOne: episodes.filter(({ setbacks }) => setbacks.length > 0).length,
    severalPlaces: episodes.filter(({ contacts }) => new Set(contacts.map(({ place }) => place)).size > 1)
      .length,
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper;
  return (lower + upper) / 2;
}
