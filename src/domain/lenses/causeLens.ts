import { sampleMark } from '#domain/analytics/sampleMark.ts';
import { wilsonInterval } from '#domain/analytics/wilsonInterval.ts';
import { causes, causeWords } from '#domain/map/failureMode.ts';
import { legendReadings, sampleMarks } from './classLegend.ts';
import type { Lens, LensInput, LegendEntry, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';
import { readPlaces } from './readPlaces.ts';

/** What the customers' text blames most, with its share. Perceived, not actual: an investigation may find another. */
export const causeLens: Lens = {
  name: 'Perceived cause',
  measures: 'What customers blame most',
  read: readCauses,
};

function readCauses(input: LensInput) {
  const words = numberWords(input.locale, input.map.meta.currency);
  const result = readPlaces(input, (totals) => reading(totals, words));
  const inLegend = legendReadings(input.map, result.places);
  return {
    ...result,
    legend: {
      title: 'Leading perceived cause',
      explains: 'What most of the texts that blame something blame; what an investigation found may differ.',
      entries: legendEntries(inLegend),
      marks: sampleMarks(markLabels, inLegend),
      remarks: [],
    },
  };
}

const markLabels = {
  hatched: 'Small sample: 10 to 29 texts with a cause',
  dot: 'Under 10 texts with a cause: no colour',
  none: 'No data: no cause named',
};

function legendEntries(readings: readonly Reading[]): LegendEntry[] {
  return causes.map((cause, index) => ({
    fill: { kind: 'cause', index },
    label: causeWords[cause],
    from: null,
    places: readings.filter(({ fill }) => fill.kind === 'cause' && fill.index === index).length,
  }));
}

function reading({ count, causes: counted }: PlaceTotals, words: NumberWords): Reading {
  const ranked = causes
    .map((cause, index) => ({ cause, index, count: counted.get(cause) ?? 0 }))
    .filter((each) => each.count > 0)
    .toSorted((a, b) => b.count - a.count);
  const n = ranked.reduce((sum, each) => sum + each.count, 0);
  const [first, second] = ranked;
  const interval = first === undefined ? null : wilsonInterval(first.count, n);
  if (first === undefined || interval === null) {
    return noReading('Not named', `${words.count(count)} failures, none with a perceived cause.`);
  }
  const sample = sampleMark(n);
  const share = words.share(first.count / n);
  const all = ranked.map((each) => `${causeWords[each.cause]} ${words.count(each.count)}`).join(', ');
  const tied = second?.count === first.count ? ' The first two are level.' : '';
  return {
    value: first.count / n,
    interval,
    n,
    sample,
    fill: sample === 'dot' ? { kind: 'none' } : { kind: 'cause', index: first.index },
    text: `${causeWords[first.cause]} ${share}`,
    detail: `${causeWords[first.cause]} is blamed by ${share} (95% ${words.share(interval.low)} to ${words.share(interval.high)}) of the ${words.count(n)} of ${words.count(count)} failures whose text blames something: ${all}.${tied}`,
    sort: first.count / n,
  };
}
