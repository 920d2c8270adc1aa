import type { Interval } from '#domain/analytics/interval.ts';
import {
  kaplanMeier,
  type Lasting,
  type Survival,
  type WaitQuantile,
} from '#domain/analytics/kaplanMeier.ts';
import { sampleMark } from '#domain/analytics/sampleMark.ts';
import { wilsonInterval } from '#domain/analytics/wilsonInterval.ts';
import { minutesOfBin } from '#domain/failures/durationBins.ts';
import type { DurationCounts } from '#domain/failures/placeNumbers.ts';
import { classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import { durationWords } from './durationWords.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';
import { readPlaces } from './readPlaces.ts';

/**
 * How long customers wait until a failure is put right: median and p90, cases still open counted as waiting
 * (Kaplan–Meier), in calendar time; first reply and reopened cases beside. Never a mean.
 */
export const recoveryLens: Lens = {
  name: 'Recovery',
  measures: 'How long until a failure is put right',
  wants: 'durations',
  read: readRecovery,
};

/** An hour, four hours, a day, three days, a week, thirty days: the same on every map. */
const breaks = [60, 240, 1440, 4320, 10_080, 43_200];

type Words = NumberWords & { readonly duration: (minutes: number) => string };

function readRecovery(input: LensInput) {
  const words: Words = {
    ...numberWords(input.locale, input.map.meta.currency),
    duration: durationWords(input.locale),
  };
  const result = readPlaces(input, (totals) => reading(totals, words));
  const inLegend = legendReadings(input.map, result.places);
  return {
    ...result,
    legend: {
      title: 'Median time to resolution',
      explains:
        'Calendar time; open cases count as still waiting (Kaplan–Meier 1958). Times are right to about 1%.',
      entries: classEntries('heat', breaks, inLegend, words.duration, durationWords(input.locale, 'narrow')),
      marks: sampleMarks(markLabels, inLegend),
      remarks: [],
    },
  };
}

const markLabels = {
  hatched: 'Small sample: 10 to 29 cases',
  dot: 'Under 10 cases: no colour',
  none: 'No data: no times known',
};

function reading({ reply, resolve, sums }: PlaceTotals, words: Words): Reading {
  const resolved = survivalOf(resolve);
  // Open cases alone say nothing about replies: most sources do not tell when somebody answered.
  const replied = isEver(reply) ? survivalOf(reply) : null;
  const details = [
    resolved && `Resolved: ${waitWords(resolved, words)}`,
    replied && `First reply: ${waitWords(replied, words)}`,
    reopenedWords(sums.reopened, words),
  ].filter((each) => each !== null && each !== '');
  const detail = [...details, 'Calendar time.'].join(' ');
  if (resolved === null) {
    if (replied === null) return noReading('No times', 'No reply or resolution times are known here.');
    return noReading(`Reply ${quantileWords(replied.median, replied, words)}`, detail);
  }
  const { median, cases, longest } = resolved;
  // Where fewer than half are resolved, the wait is at least the longest one seen.
  const least = median.duration ?? longest;
  const sample = sampleMark(cases);
  return {
    value: median.duration,
    interval: bounded(median.interval),
    n: cases,
    sample,
    fill:
      sample === 'dot' ? { kind: 'none' } : { kind: 'class', scale: 'heat', class: classOf(least, breaks) },
    text: quantileWords(median, resolved, words),
    detail,
    sort: least,
  };
}

function bounded(interval: WaitQuantile['interval']): Interval | null {
  return interval === null || interval.high === null ? null : { low: interval.low, high: interval.high };
}

function isEver(counts: DurationCounts | null): boolean {
  return counts?.ended.some((count) => count > 0) ?? false;
}

function survivalOf(counts: DurationCounts | null): Survival | null {
  if (counts === null) return null;
  const lasting: Lasting[] = [];
  counts.ended.forEach((ended, bin) => {
    const open = counts.open[bin] ?? 0;
    if (ended + open > 0) lasting.push({ duration: minutesOfBin(bin), ended, open });
  });
  return kaplanMeier(lasting);
}

function quantileWords({ duration }: WaitQuantile, { longest }: Survival, words: Words): string {
  return duration === null ? `> ${words.duration(longest)}` : words.duration(duration);
}

function withinWords(share: string, wait: WaitQuantile, { longest }: Survival, words: Words): string {
  if (wait.duration === null) return `${share} not within the ${words.duration(longest)} seen`;
  return `${share} within ${words.duration(wait.duration)}`;
}

function waitWords(survival: Survival, words: Words): string {
  const { median, p90, cases, ended } = survival;
  const low = median.interval === null ? '?' : words.duration(median.interval.low);
  const high = median.interval?.high == null ? 'not bounded' : words.duration(median.interval.high);
  const interval = median.duration === null ? '' : ` (95% ${low} to ${high})`;
  const open = cases > ended ? `, ${words.count(cases - ended)} still open` : '';
  const half = withinWords('half', median, survival, words);
  const most = withinWords('nine in ten', p90, survival, words);
  return `${half}${interval}, ${most}; ${words.count(cases)} cases${open}.`;
}

function reopenedWords({ sum, n }: PlaceTotals['sums']['reopened'], words: Words): string {
  const interval = wilsonInterval(sum, n);
  if (interval === null) return '';
  return `Reopened: ${words.share(sum / n)} of ${words.count(n)} (95% ${words.share(interval.low)} to ${words.share(interval.high)}).`;
}
