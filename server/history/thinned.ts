import type { VersionEntry } from './HistoryCalls.ts';
import { joinAuthors } from './joinAuthors.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** So many stay for a day however fast they came: who restores one version after another finds what was there before. */
const mostRecent = 50;

export type Thinning = {
  readonly gone: readonly string[];
  /** The next that stay, with those who made what goes before them among their own. */
  readonly credited: readonly VersionEntry[];
};

/**
 * Which versions (given newest first) are let go at a time. Of the unnamed ones of the last day the newest 50 are kept and
 * of those before them the last of each two minutes, as often as editing makes them (restoring and importing may make
 * many more); then the last of each hour for a week, of each day for 400 days, and of each 30 days after.
 */
export function thinned(versions: readonly VersionEntry[], now: Date): Thinning {
  const gone = new Set<string>();
  const seen = new Set<string>();
  const unnamed = versions.filter(({ name }) => name === null);
  for (const [index, { id, at }] of unnamed.entries()) {
    const time = Date.parse(at);
    const age = now.getTime() - time;
    if (age <= day && index < mostRecent) continue;
    const span = spanAt(age);
    const bucket = `${span}/${Math.floor(time / span)}`;
    if (seen.has(bucket)) gone.add(id);
    seen.add(bucket);
  }
  return { gone: [...gone], credited: credit(versions.toReversed(), gone) };
}

function spanAt(age: number): number {
  if (age <= day) return 2 * minute;
  if (age <= 7 * day) return hour;
  return age <= 400 * day ? day : 30 * day;
}

function credit(oldestFirst: readonly VersionEntry[], gone: ReadonlySet<string>): VersionEntry[] {
  const credited: VersionEntry[] = [];
  let waiting: VersionEntry['by'] = [];
  for (const version of oldestFirst) {
    if (gone.has(version.id)) waiting = joinAuthors(waiting, version.by);
    else if (waiting.length > 0) {
      credited.push({ ...version, by: joinAuthors(waiting, version.by) });
      waiting = [];
    }
  }
  return credited;
}
