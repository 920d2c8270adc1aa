import { classBreaks, classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import { durationWords } from './durationWords.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';
import { readPlaces } from './readPlaces.ts';

/**
 * What failures cost the customer: their minutes, with their money beside. A sum over what is known, so it re-adds,
 * and says "at least" where some failures have none; never what they cost the company.
 */
export const burdenLens: Lens = {
  name: 'Customer burden',
  measures: 'Time and money that failures cost the customers',
  read: readBurden,
};

type Words = NumberWords & { readonly duration: (minutes: number) => string };

function readBurden(input: LensInput) {
  const { map, whole, locale } = input;
  const words: Words = { ...numberWords(locale, map.meta.currency), duration: durationWords(locale) };
  const most = [...whole.places.values()].reduce((top, { sums }) => Math.max(top, sums.burdenMinutes.sum), 0);
  const breaks = classBreaks(most, 'continuous');
  const result = readPlaces(input, (totals) => reading(totals, breaks, words));
  const inLegend = legendReadings(map, result.places);
  return {
    ...result,
    legend: {
      title: 'Customers’ time',
      explains: 'Minutes that customers spent on failures, added up; their own money stands beside.',
      entries: classEntries('heat', breaks, inLegend, words.duration, durationWords(input.locale, 'narrow')),
      marks: sampleMarks({ none: 'No data: burden not recorded' }, inLegend),
      remarks: [],
    },
  };
}

function reading({ count, sums }: PlaceTotals, breaks: readonly number[], words: Words): Reading {
  const { burdenMinutes: minutes, burdenMoney: money } = sums;
  const beside = money.n === 0 ? '' : ` ${words.money(money.sum)} of their money (${rows(money.n, words)}).`;
  if (minutes.n === 0) {
    const text = money.n === 0 ? 'Not recorded' : words.money(money.sum);
    return noReading(text, `${rows(count, words)}, none with the customer’s time.${beside}`);
  }
  const spent = words.duration(minutes.sum);
  const each = words.duration(minutes.sum / minutes.n);
  return {
    value: minutes.sum,
    interval: null,
    n: minutes.n,
    sample: 'solid',
    fill: { kind: 'class', scale: 'heat', class: classOf(minutes.sum, breaks) },
    text: minutes.n < count ? `≥ ${spent}` : spent,
    detail: `${spent} of customers’ time, ${each} each, known for ${words.count(minutes.n)} of ${rows(count, words)}.${beside}`,
    sort: minutes.sum,
  };
}

function rows(count: number, words: NumberWords): string {
  return `${words.count(count)} ${count === 1 ? 'failure' : 'failures'}`;
}
