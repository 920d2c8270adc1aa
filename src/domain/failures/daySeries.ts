import { parseDay } from './day.ts';
import type { Exposure } from './exposure.ts';
import { ruleByGroup, type AssignmentMap } from './ruleByGroup.ts';
import type { DatasetTallies, Tallies } from './tallies.ts';

/**
 * Failures a day, gapless: `counts[i]` on day `firstDay + i` (days since 1970-01-01). `exposures[i]` is how many
 * customers passed that day, a period's number spread evenly over its days, `null` = unknown. `sources` are the first
 * and last days of the datasets that could have brought failures: a step where one begins or ends is no change.
 */
export interface DaySeries {
  readonly firstDay: number;
  readonly counts: readonly number[];
  readonly exposures: readonly (number | null)[];
  readonly sources: readonly { readonly first: number; readonly last: number }[];
}

/**
 * The failures of one place, a day each, from the first to the last day of the datasets that have a rule to it; with
 * `place` null all failures of the map, whether they have a place or not. `channels` empty means all of them. `null`
 * where no dataset speaks of the place.
 */
export function daySeries(
  tallies: Tallies,
  map: AssignmentMap,
  place: string | null,
  channels: readonly string[],
): DaySeries | null {
  const wanted = new Set(channels);
  const heard = tallies.datasets.flatMap((dataset) => {
    const groups = groupsAt(dataset, map, place);
    const span = spanOf(dataset);
    return groups.size === 0 || span === null ? [] : [{ dataset, groups, span }];
  });
  if (heard.length === 0) return null;
  const firstDay = Math.min(...heard.map(({ span }) => span.first));
  const lastDay = Math.max(...heard.map(({ span }) => span.last));
  const counts = Array.from({ length: lastDay - firstDay + 1 }, () => 0);
  for (const { dataset, groups } of heard) {
    const passes = dataset.channels.map((channel) => wanted.size === 0 || wanted.has(channel));
    dataset.day.forEach((day, cell) => {
      if (!groups.has(dataset.group[cell] ?? -1) || !passes[dataset.channel[cell] ?? -1]) return;
      counts[day - firstDay] = (counts[day - firstDay] ?? 0) + (dataset.count[cell] ?? 0);
    });
  }
  return {
    firstDay,
    counts,
    exposures: exposuresByDay(tallies.exposures, place, firstDay, counts.length),
    sources: heard.map(({ span }) => span),
  };
}

/** Indexes of the groups whose failures belong to the place; all of them for the whole map. */
function groupsAt(dataset: DatasetTallies, map: AssignmentMap, place: string | null): ReadonlySet<number> {
  const rules = ruleByGroup(map, dataset.dataset);
  const isHere = (group: string) => place === null || rules.get(group)?.place === place;
  return new Set(dataset.groups.flatMap((group, index) => (isHere(group) ? [index] : [])));
}

function spanOf({ day }: DatasetTallies): { first: number; last: number } | null {
  const [first = 0] = day;
  if (day.length === 0) return null;
  return day.reduce(
    (span, each) => ({ first: Math.min(span.first, each), last: Math.max(span.last, each) }),
    { first, last: first },
  );
}

function exposuresByDay(
  exposures: readonly Exposure[],
  place: string | null,
  firstDay: number,
  length: number,
): (number | null)[] {
  const byDay = Array.from({ length }, (): number | null => null);
  for (const exposure of exposures) {
    const start = parseDay(exposure.periodStart);
    const end = parseDay(exposure.periodEnd);
    if (exposure.touchpoint !== place || start === null || end === null) continue;
    const daily = exposure.exposures / (end - start + 1);
    const last = Math.min(end - firstDay, length - 1);
    for (let i = Math.max(0, start - firstDay); i <= last; i++) byDay[i] = (byDay[i] ?? 0) + daily;
  }
  return byDay;
}
