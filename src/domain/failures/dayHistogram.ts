import { daysOf, type Tallies } from './tallies.ts';

/** Equal bins of `binDays` days from `firstDay` (days since 1970-01-01); `counts` are failures on all channels asked for. */
export interface DayHistogram {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly binDays: number;
  readonly counts: readonly number[];
}

/**
 * Failures over time, in at most `mostBins` equal bins, matched to a place or not; `channels` empty means all of them.
 * `null` without failures. The last bin may reach beyond `lastDay`.
 */
export function dayHistogram(
  tallies: Tallies,
  channels: readonly string[],
  mostBins: number,
): DayHistogram | null {
  const days = daysOf(tallies);
  if (days === null) return null;
  const span = days.last - days.first + 1;
  const binDays = Math.ceil(span / mostBins);
  const counts = Array.from({ length: Math.ceil(span / binDays) }, () => 0);
  const wanted = new Set(channels);
  for (const dataset of tallies.datasets) {
    const passes = dataset.channels.map((channel) => wanted.size === 0 || wanted.has(channel));
    dataset.day.forEach((day, cell) => {
      if (!passes[dataset.channel[cell] ?? -1]) return;
      const bin = Math.floor((day - days.first) / binDays);
      counts[bin] = (counts[bin] ?? 0) + (dataset.count[cell] ?? 0);
    });
  }
  return { firstDay: days.first, lastDay: days.last, binDays, counts };
}
