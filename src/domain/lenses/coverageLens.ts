import type { Assigner } from '#domain/failures/keyAssigner.ts';
import { classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';
import { readPlaces } from './readPlaces.ts';

/**
 * How failures got to their places: decided by a person, by a rule, or accepted from the matcher. The more the matcher
 * brought, the stronger the colour, for the more of it is an estimate.
 */
export const coverageLens: Lens = {
  name: 'Coverage',
  measures: 'How failures got here: by a person, a rule or the matcher',
  read: readCoverage,
};

const breaks = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9];

function readCoverage(input: LensInput) {
  const { map, shown, locale } = input;
  const words = numberWords(locale, map.meta.currency);
  const result = readPlaces(input, (totals) => reading(totals, words));
  const inLegend = legendReadings(map, result.places);
  const unmatched = shown.total - shown.matched;
  return {
    ...result,
    total: total(result.total, input, words),
    legend: {
      title: 'Brought by the matcher',
      explains:
        'Share of a place’s failures that the trained matcher accepted by itself; the rest by a person or a rule.',
      entries: classEntries('heat', breaks, inLegend, words.share),
      marks: sampleMarks({ none: 'No data: no failures' }, inLegend),
      remarks:
        unmatched > 0
          ? [`${words.count(unmatched)} of ${words.count(shown.total)} failures match no place yet.`]
          : [],
    },
  };
}

function reading({ count, countBy }: PlaceTotals, words: NumberWords): Reading {
  if (count === 0) return noReading('None yet', 'A rule leads here, but no failure has come.');
  const value = countBy.matcher / count;
  return {
    value,
    interval: null,
    n: count,
    sample: 'solid',
    fill: { kind: 'class', scale: 'heat', class: classOf(value, breaks) },
    text: mostWords(countBy, count, words),
    detail: `${waysWords(countBy, words)}.`,
    sort: value,
  };
}

const assignerWords: Readonly<Record<Assigner, string>> = {
  person: 'by a person',
  rule: 'by a rule',
  matcher: 'by the matcher',
};

function mostWords(countBy: PlaceTotals['countBy'], count: number, words: NumberWords): string {
  const [most = 'rule'] = ways(countBy);
  return `${words.share(countBy[most] / count)} ${assignerWords[most]}`;
}

function waysWords(countBy: PlaceTotals['countBy'], words: NumberWords): string {
  return ways(countBy)
    .map((way) => `${words.count(countBy[way])} ${assignerWords[way]}`)
    .join(', ');
}

/** The ways that occur, the most common first. */
function ways(countBy: PlaceTotals['countBy']): readonly Assigner[] {
  return (['person', 'rule', 'matcher'] as const)
    .filter((way) => countBy[way] > 0)
    .toSorted((a, b) => countBy[b] - countBy[a]);
}

/** Of the map: how much of everything has a place at all. */
function total(reading: Reading, { shown }: LensInput, words: NumberWords): Reading {
  const { coverage } = shown;
  if (coverage === null) return noReading('No data', 'No failures within the filter.');
  const unmatched = `${words.count(shown.total - shown.matched)} unmatched`;
  return {
    ...reading,
    value: coverage,
    n: shown.total,
    sample: 'solid',
    text: `${words.share(coverage)} placed`,
    detail: `Of ${words.count(shown.total)} failures: ${shown.matched > 0 ? reading.detail.replace(/\.$/, ', ') : ''}${unmatched}.`,
  };
}
