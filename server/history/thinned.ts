import type { VersionEntry } from './HistoryCalls.ts';
import { joinAuthors } from './joinAuthors.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Which versions (given newest first) are let go at a time: of the unnamed ones all of the last day are kept, the last
 * of each hour for a week, the last of each day after. Oldest first; `next` is the version after it, with those who made
 * the one that goes among its own.
 */
export function thinned(
  versions: readonly VersionEntry[],
  now: Date,
): { readonly gone: string; readonly next: VersionEntry | null }[] {
  const seen = new Set<string>();
  const gone = new Set<string>();
  for (const { id, at, name } of versions) {
    const time = Date.parse(at);
    const age = now.getTime() - time;
    if (name !== null || age <= day) continue;
    const span = age <= 7 * day ? hour : day;
    const bucket = `${span}/${Math.floor(time / span)}`;
    if (seen.has(bucket)) gone.add(id);
    seen.add(bucket);
  }
  const result: { gone: string; next: VersionEntry | null }[] = [];
  let credited: readonly VersionEntry[] = versions.toReversed();
  for (const id of versions.map((version) => version.id).toReversed()) {
    if (!gone.has(id)) continue;
    const index = credited.findIndex((version) => version.id === id);
    const [old, after] = [credited[index], credited[index + 1]];
    const next = after && old ? { ...after, by: joinAuthors(old.by, after.by) } : null;
    credited = credited.flatMap((version, at) => (at === index ? [] : at === index + 1 && next ? [next] : [version]));
    result.push({ gone: id, next });
  }
  return result;
}
