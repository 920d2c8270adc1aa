import { boundedMean } from '#domain/analytics/boundedMean.ts';
import { sampleMark } from '#domain/analytics/sampleMark.ts';
import { classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import type { PlaceTotals } from './placeTotals.ts';
import { readPlaces } from './readPlaces.ts';

/** How bad failures are for those they happen to, on FMEA's scale: a row's own severity, else its failure mode's. */
export const severityLens: Lens = {
  name: 'Severity',
  measures: 'How bad failures are for customers, 1 to 10',
  read: readSeverity,
};

/** Where the outcomes of the scale begin, so the classes are the same on every map. */
const breaks = [2, 3, 4, 5, 7, 9];
const scale = { low: 1, high: 10 };

function readSeverity(input: LensInput) {
  const words = numberWords(input.locale, input.map.meta.currency);
  const result = readPlaces(input, (totals) => reading(totals, words));
  const inLegend = legendReadings(input.map, result.places);
  return {
    ...result,
    legend: {
      title: 'Mean severity',
      explains:
        'FMEA: 10 safety or legal, 9 public, 7–8 customer left, 5–6 less loyal, 3–4 repeat contact, 1–2 annoyance. 95% interval: Hoeffding 1963.',
      entries: classEntries('heat', breaks, inLegend, words.rate),
      marks: sampleMarks(markLabels, inLegend),
      remarks: [],
    },
  };
}

const markLabels = {
  hatched: 'Small sample: 10 to 29 rated failures',
  dot: 'Under 10 rated failures: no colour',
  none: 'No data: nothing rated',
};

function reading({ count, sums: { severity } }: PlaceTotals, words: NumberWords): Reading {
  const known = boundedMean(severity.sum, severity.n, scale);
  if (known === null) {
    return noReading('Not rated', `${words.count(count)} failures, none with a severity.`);
  }
  const { mean, interval } = known;
  const sample = sampleMark(severity.n);
  const text = words.rate(mean);
  return {
    value: mean,
    interval,
    n: severity.n,
    sample,
    fill:
      sample === 'dot' ? { kind: 'none' } : { kind: 'class', scale: 'heat', class: classOf(mean, breaks) },
    text: `Severity ${text}`,
    detail: `Severity ${text} of 10 on average, 95% from ${words.rateInterval(interval)}: ${words.count(severity.n)} of ${words.count(count)} failures are rated.`,
    sort: mean,
  };
}
