import type { VersionEntry } from './HistoryCalls.ts';
import { joinAuthors } from './joinAuthors.ts';

const hour = 3_600_000;
const day = 24 * hour;

export type Thinning = {
  readonly gone: readonly string[];
  /** The next that stay, with those who made what goes before them among their own. */
  readonly credited: readonly VersionEntry[];
};

/**
 * Which versions (given newest first) are let go at a time: of the unnamed ones all of the last day are kept, the last
 * of each hour for a week, the last of each day after.
 */
export function thinned(versions: readonly VersionEntry[], now: Date): Thinning {
  const gone = new Set<string>();
  const seen = new Set<string>();
  for (const { id, at, name } of versions) {
    const time = Date.parse(at);
    const age = now.getTime() - time;
    if (name !== null || age <= day) continue;
    const span = age <= 7 * day ? hour : day;
    const bucket = `${span}/${Math.floor(time / span)}`;
    if (seen.has(bucket)) gone.add(id);
    seen.add(bucket);
  }
  return { gone: [...gone], credited: credit(versions.toReversed(), gone) };
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
