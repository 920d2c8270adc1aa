import { benjaminiHochberg } from '#domain/analytics/benjaminiHochberg.ts';
import { rateRatio, type RateRatio } from '#domain/analytics/rateRatio.ts';
import { sampleMark } from '#domain/analytics/sampleMark.ts';
import type { TrendDays } from '#domain/failures/trendDays.ts';
import { classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import { heardPlaces } from './heardPlaces.ts';
import type { Fill, Lens, LensInput, LensResult, Reading } from './lens.ts';
import { noReading, silentReading } from './noReading.ts';
import { numberWords } from './numberWords.ts';
import { placesByStage } from './placesByStage.ts';
import { addTotals, noFailures, type PlaceTotals } from './placeTotals.ts';
import { trendWords, type TrendWords } from './trendWords.ts';
import { worstFill } from './worstFill.ts';

/**
 * Failures a day in the last window against the days before, as a ratio. Coloured where a change is flagged: exact
 * conditional tests of all places, Benjamini–Hochberg at q = .10, so that of the flags about one in ten is false.
 */
export const trendLens: Lens = {
  name: 'Trend',
  measures: 'Where failures rise or fall against before',
  read: readTrend,
};

const q = 0.1;
/** Ratios at which a class begins; class 3, from 0.9 to 1.1, is the marked middle. */
const breaks = [0.5, 0.7, 0.9, 1.1, 1.4, 2];
const middle: Fill = { kind: 'class', scale: 'difference', class: 3 };

/** One place's test; null where nothing happened in either period. */
type Tested = { readonly totals: PlaceTotals; readonly ratio: RateRatio | null; readonly isFlagged: boolean };

function readTrend(input: LensInput): LensResult {
  const { map, shown, whole, locale } = input;
  const words = trendWords(numberWords(locale, map.meta.currency), locale);
  const ids = [...map.touchpoints.keys(), ...map.paths.keys()];
  const heard = heardPlaces(map, whole);
  const { trend } = shown;
  const tests =
    trend === null
      ? null
      : testPlaces(
          input,
          ids.filter((id) => heard.has(id)),
          trend,
        );
  const read = (id: string): Reading => {
    if (!heard.has(id)) return silentReading;
    const test = tests?.get(id);
    return test === undefined ? tooShort : reading(test, words);
  };
  const places = new Map(ids.map((id) => [id, read(id)]));
  const inLegend = legendReadings(map, places);
  const all = [...(tests?.values() ?? [])];
  return {
    places,
    stages: stageReadings(input, places, tests, words),
    total: trend === null ? tooShort : { ...summary(all, trend, words), fill: { kind: 'none' } },
    legend: {
      title: 'Failures a day, against before',
      explains: trend === null ? tooShort.detail : words.periods(trend),
      entries: classEntries('difference', breaks, inLegend, words.ratio),
      marks: sampleMarks(markLabels, inLegend),
      remarks:
        trend === null ? [] : [words.tested(all.filter(({ ratio }) => ratio !== null).length, flagged(all))],
    },
  };
}

const tooShort = noReading(
  'Too short',
  'Fewer than 28 days lie before the days looked at: too few to say what is usual.',
);

const markLabels = {
  hatched: 'Small sample: 10 to 29 failures',
  dot: 'Under 10 failures: no colour',
  none: 'No data, or too few days',
};

function testPlaces(
  { shown }: LensInput,
  ids: readonly string[],
  trend: TrendDays,
): ReadonlyMap<string, Tested> {
  const tests = ids.map((id) => {
    const totals = shown.places.get(id) ?? noFailures;
    return { id, totals, ratio: ratioOf(totals, trend) };
  });
  const flags = benjaminiHochberg(
    tests.map(({ ratio }) => ratio?.pValue ?? null),
    q,
  );
  return new Map(tests.map(({ id, ...test }, i) => [id, { ...test, isFlagged: flags[i] ?? false }]));
}

function ratioOf({ countInWindow, countInBaseline }: PlaceTotals, trend: TrendDays): RateRatio | null {
  return rateRatio(
    { events: countInWindow, chances: trend.windowLast - trend.windowFirst + 1 },
    { events: countInBaseline, chances: trend.baselineLast - trend.baselineFirst + 1 },
  );
}

function reading({ totals, ratio, isFlagged }: Tested, words: TrendWords): Reading {
  if (ratio === null) return noReading('No failures', 'No failure in the days looked at, nor before.');
  const n = totals.countInWindow + totals.countInBaseline;
  const sample = sampleMark(n);
  const change = ratio.ratio === null ? null : ratio.ratio - 1;
  return {
    value: change,
    interval: ratio.high === null ? null : { low: ratio.low - 1, high: ratio.high - 1 },
    n,
    sample,
    fill: sample === 'dot' ? { kind: 'none' } : isFlagged ? flaggedFill(ratio) : middle,
    text: isFlagged ? words.change(change) : 'No signal',
    detail: `${words.detail(totals, ratio)} ${words.verdict({ isFlagged })}`,
    sort: isFlagged ? (change ?? Number.MAX_SAFE_INTEGER) : 0,
  };
}

/** A flagged change is never the middle's colour, however small it is. */
function flaggedFill({ ratio }: RateRatio): Fill {
  const found = ratio === null ? 6 : classOf(ratio, breaks);
  const aside = (ratio ?? 2) > 1 ? Math.max(4, found) : Math.min(2, found);
  return { kind: 'class', scale: 'difference', class: aside };
}

function flagged(tests: readonly Tested[]): { readonly up: number; readonly down: number } {
  const found = tests.filter(({ isFlagged }) => isFlagged);
  const up = found.filter(({ ratio }) => (ratio?.ratio ?? 2) > 1).length;
  return { up, down: found.length - up };
}

/** A stage, or the map: its own change as value, its flagged places in words. */
function summary(tests: readonly Tested[], trend: TrendDays, words: TrendWords): Reading {
  const totals = addTotals(tests.map((test) => test.totals));
  const ratio = ratioOf(totals, trend);
  const own = reading({ totals, ratio, isFlagged: false }, words);
  if (ratio === null) return own;
  return { ...own, text: words.flags(flagged(tests)), detail: words.detail(totals, ratio) };
}

function stageReadings(
  { map, shown: { trend } }: LensInput,
  places: ReadonlyMap<string, Reading>,
  tests: ReadonlyMap<string, Tested> | null,
  words: TrendWords,
): Map<string, Reading> {
  const groups = placesByStage(map);
  return new Map(
    [...map.stages.keys()].map((stage) => {
      const ids = groups.get(stage) ?? [];
      const inside = ids.flatMap((id) => tests?.get(id) ?? []);
      if (trend === null || inside.length === 0) return [stage, trend === null ? tooShort : silentReading];
      const fill = worstFill(ids.flatMap((id) => places.get(id) ?? []));
      return [stage, { ...summary(inside, trend, words), fill }];
    }),
  );
}
