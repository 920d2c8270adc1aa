import type { Interval } from '#domain/analytics/interval.ts';

export type NumberWords = {
  /** 1,804 */
  readonly count: (value: number) => string;
  /** Two digits that matter, whole numbers in full: 0.42, 7.9, 42, 1,240. */
  readonly rate: (value: number) => string;
  /** 42 per 1,000 */
  readonly perThousand: (value: number) => string;
  readonly rateInterval: (interval: Interval) => string;
  /** €1.2M */
  readonly money: (value: number) => string;
  readonly moneyRange: (low: number, high: number) => string;
  /** 4.5% */
  readonly share: (value: number) => string;
};

/** Numbers in words of a reader's locale and a map's currency (ISO 4217). Make it once a list: formatters are slow to make. */
export function numberWords(locale: string, currency: string): NumberWords {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const rate = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    maximumSignificantDigits: 2,
    roundingPriority: 'morePrecision',
  });
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  const perThousand = `per ${whole.format(1000)}`;
  return {
    count: (value) => whole.format(value),
    rate: (value) => rate.format(value),
    perThousand: (value) => `${rate.format(value)} ${perThousand}`,
    rateInterval: ({ low, high }) => `${rate.format(low)} to ${rate.format(high)}`,
    money: (value) => money.format(value),
    moneyRange: (low, high) => `${money.format(low)} to ${money.format(high)}`,
    share: (value) => share.format(value),
  };
}
