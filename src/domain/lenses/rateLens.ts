import { failureRate } from '#domain/analytics/failureRate.ts';
import { poissonInterval } from '#domain/analytics/poissonInterval.ts';
import { sampleMark } from '#domain/analytics/sampleMark.ts';
import { shrunkenRates, type ShrunkenRate } from '#domain/analytics/shrunkenRates.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { PlaceNumbers } from '#domain/failures/placeNumbers.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { classBreaks, classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import { heardPlaces } from './heardPlaces.ts';
import type { Fill, Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import { placesByStage } from './placesByStage.ts';

/**
 * Failures per 1,000 exposures. Rank, colour, number and interval are the shrunken pair (Marshall 1991); the raw rate
 * with its exact Poisson interval stands beside it in the detail.
 */
export const rateLens: Lens = {
  name: 'Failure rate',
  measures: 'How many in 1,000 customers who pass meet a failure',
  read: readRates,
};

function readRates({ map, shown, whole, locale }: LensInput) {
  const words = numberWords(locale, map.meta.currency);
  const heard = heardPlaces(map, whole);
  const rates = ratesOf(shown, heard);
  const breaks = classBreaks(largestRate(ratesOf(whole, heard)), 'continuous');
  const places = new Map<string, Reading>();
  for (const id of [...map.touchpoints.keys(), ...map.paths.keys()]) {
    const numbers = shown.places.get(id);
    const rate = rates.get(id);
    const known = numbers !== undefined && rate !== undefined && heard.has(id);
    places.set(
      id,
      known ? reading(numbers, rate, breaks, words) : unknown(heard.has(id), numbers?.count ?? 0, words),
    );
  }
  return {
    places,
    stages: stageReadings(map, shown, places, words),
    total: pooled([...rates.keys()], shown, words),
    legend: {
      title: `Failures per ${words.count(1000)} exposures`,
      explains: 'Drawn towards the map’s mean as far as a place’s data is thin (Marshall 1991).',
      entries: classEntries('heat', breaks, legendReadings(map, places), words.rate),
      marks: sampleMarks(markLabels, legendReadings(map, places)),
      remarks: isSame(rates) ? ['No difference found between places: all show the map’s mean.'] : [],
    },
  };
}

const markLabels = {
  hatched: 'Small sample: 10 to 29 exposures',
  dot: 'Under 10 exposures: no colour',
  none: 'No data: no failures or no exposures known',
};

/** Shrunken rates of the places that failures can reach and whose exposures are known. */
function ratesOf(assigned: AssignedFailures, heard: ReadonlySet<string>): ReadonlyMap<string, ShrunkenRate> {
  const known = [...assigned.places].flatMap(([id, { exposures, countWhileExposed }]) =>
    exposures === null || !heard.has(id) ? [] : [{ id, failures: countWhileExposed, exposures }],
  );
  const rates = shrunkenRates(known);
  return new Map(
    known.flatMap(({ id }, i) => {
      const rate = rates[i] ?? null;
      return rate === null ? [] : [[id, rate] as const];
    }),
  );
}

function largestRate(rates: ReadonlyMap<string, ShrunkenRate>): number {
  return [...rates.values()].reduce((largest, rate) => Math.max(largest, rate.ratePerThousand), 0);
}

function isSame(rates: ReadonlyMap<string, ShrunkenRate>): boolean {
  return rates.size > 1 && [...rates.values()].every((rate) => !rate.differenceFound);
}

function reading(
  numbers: PlaceNumbers,
  { ratePerThousand, intervalPerThousand, differenceFound }: ShrunkenRate,
  breaks: readonly number[],
  words: NumberWords,
): Reading {
  const sample = sampleMark(numbers.exposures);
  const fill: Fill =
    sample === 'dot' || sample === 'none'
      ? { kind: 'none' }
      : { kind: 'class', scale: 'heat', class: classOf(ratePerThousand, breaks) };
  const same = differenceFound ? '' : ' No difference found between places: this is the map’s mean.';
  return {
    value: ratePerThousand,
    interval: intervalPerThousand,
    n: numbers.exposures,
    sample,
    fill,
    text: words.perThousand(ratePerThousand),
    detail: `${words.perThousand(ratePerThousand)}, 95% from ${words.rateInterval(intervalPerThousand)}. ${rawWords(numbers.countWhileExposed, numbers.exposures ?? 0, words)}${same}`,
    sort: ratePerThousand,
  };
}

function rawWords(failures: number, exposures: number, words: NumberWords): string {
  const counted = `${words.count(failures)} in ${words.count(exposures)} exposures`;
  const raw = failureRate(failures, exposures);
  const interval = rawInterval(failures, exposures);
  if (raw === null || interval === null) return `${counted}.`;
  return `Counted: ${counted}, ${words.rate(raw)} (${words.rateInterval(interval)}).`;
}

function rawInterval(failures: number, exposures: number) {
  const events = poissonInterval(failures);
  if (events === null || !(exposures > 0)) return null;
  return { low: (1000 * events.low) / exposures, high: (1000 * events.high) / exposures };
}

function unknown(isHeard: boolean, count: number, words: NumberWords): Reading {
  if (!isHeard) return noReading('No data', 'No data: no rule leads failures here.');
  const failures = `${words.count(count)} ${count === 1 ? 'failure' : 'failures'}`;
  return noReading('Rate unknown', `${failures}; the rate is unknown until exposures are entered.`);
}

/** Σk/ΣN with its exact Poisson interval, over the places whose exposures are known. */
function pooled(ids: readonly string[], shown: AssignedFailures, words: NumberWords): Reading {
  const known = ids
    .flatMap((id) => shown.places.get(id) ?? [])
    .filter(({ exposures }) => exposures !== null && exposures > 0);
  const failures = known.reduce((sum, place) => sum + place.countWhileExposed, 0);
  const exposures = known.reduce((sum, place) => sum + (place.exposures ?? 0), 0);
  const rate = failureRate(failures, exposures);
  const interval = rawInterval(failures, exposures);
  if (rate === null || interval === null) return noReading('No data', 'No exposures are known here.');
  return {
    value: rate,
    interval,
    n: exposures,
    sample: sampleMark(exposures),
    fill: { kind: 'none' },
    text: words.perThousand(rate),
    detail: `${words.perThousand(rate)}, 95% from ${words.rateInterval(interval)}: ${words.count(failures)} failures in ${words.count(exposures)} exposures.`,
    sort: rate,
  };
}

/** A stage shows its worst place, colour and number alike: its own rate would hide the hot spot in it, and stands in the detail. */
function stageReadings(
  map: JourneyMap,
  shown: AssignedFailures,
  places: ReadonlyMap<string, Reading>,
  words: NumberWords,
): Map<string, Reading> {
  const groups = placesByStage(map);
  return new Map(
    [...map.stages.keys()].map((stage) => {
      const ids = groups.get(stage) ?? [];
      const known = ids.filter((id) => (places.get(id)?.value ?? null) !== null);
      const whole = pooled(known, shown, words);
      const worst = worstReading(known.flatMap((id) => places.get(id) ?? []));
      if (worst === null) return [stage, whole];
      const detail = `The worst place here: ${worst.detail} The whole stage: ${whole.detail}`;
      return [stage, { ...worst, text: `up to ${worst.text}`, detail }];
    }),
  );
}

function worstReading(readings: readonly Reading[]): Reading | null {
  const coloured = readings.filter(({ fill }) => fill.kind === 'class');
  return coloured.reduce<Reading | null>(
    (worst, reading) => (worst === null || reading.sort > worst.sort ? reading : worst),
    null,
  );
}
