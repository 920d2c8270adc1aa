import type { RateRatio } from '#domain/analytics/rateRatio.ts';
import type { TrendDays } from '#domain/failures/trendDays.ts';
import type { NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';

type Flagged = { readonly up: number; readonly down: number };

/** What the trend lens says, in words of a reader's locale. */
export type TrendWords = {
  /** +62%; null = there was nothing before. */
  readonly change: (change: number | null) => string;
  /** ×1.4 */
  readonly ratio: (value: number) => string;
  readonly detail: (totals: PlaceTotals, ratio: RateRatio) => string;
  readonly verdict: (tested: { readonly isFlagged: boolean }) => string;
  readonly flags: (flagged: Flagged) => string;
  readonly tested: (tested: number, flagged: Flagged) => string;
  readonly periods: (trend: TrendDays) => string;
};

export function trendWords(words: NumberWords, locale: string): TrendWords {
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const days = (first: number, last: number) => date.formatRange(first * 86_400_000, last * 86_400_000);
  const ratio = (value: number) => `×${words.rate(value)}`;
  const change = (value: number | null) => (value === null ? 'New' : percent.format(value));
  const between = ({ low, high }: RateRatio) =>
    high === null ? `at least ${ratio(low)}` : `95% between ${ratio(low)} and ${ratio(high)}`;
  const flags = ({ up, down }: Flagged) =>
    up + down === 0 ? 'No signal' : `${words.count(up)} up, ${words.count(down)} down`;
  return {
    change,
    ratio,
    flags,
    detail: ({ countInWindow, countInBaseline }, found) => {
      const times = found.ratio === null ? 'none before' : `${ratio(found.ratio)} a day`;
      const counted = `${words.count(countInWindow)} now, ${words.count(countInBaseline)} before`;
      return `${times}, ${between(found)}: ${counted}.`;
    },
    verdict: ({ isFlagged }) =>
      isFlagged ? 'Flagged among all places tested.' : 'Not flagged among all places tested.',
    tested: (tested, flagged) =>
      `Tested ${words.count(tested)}, flagged ${words.count(flagged.up + flagged.down)} (q = ${words.rate(0.1)}).`,
    periods: ({ windowFirst, windowLast, baselineFirst, baselineLast }) =>
      `${days(windowFirst, windowLast)} against ${days(baselineFirst, baselineLast)}: exact conditional tests, Benjamini–Hochberg 1995. The middle: no change beyond chance.`,
  };
}
