import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { classBreaks, classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import { heardPlaces } from './heardPlaces.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import { placesByStage } from './placesByStage.ts';
import { worstFill } from './worstFill.ts';

/** Failure volume: rows at a place. A census, not a sample, so it has no interval; it re-adds over places and stages. */
export const countLens: Lens = {
  name: 'Failure count',
  measures: 'How many failures were recorded',
  read: readCounts,
};

function readCounts({ map, shown, whole, locale }: LensInput) {
  const words = numberWords(locale, map.meta.currency);
  const heard = heardPlaces(map, whole);
  const breaks = classBreaks(largestCount(whole), 'count');
  const places = new Map<string, Reading>();
  for (const id of [...map.touchpoints.keys(), ...map.paths.keys()]) {
    const count = shown.places.get(id)?.count ?? 0;
    places.set(id, heard.has(id) ? reading(count, breaks, words) : noReading('No data', silence));
  }
  return {
    places,
    stages: stageReadings(map, places, words),
    total: total(shown, words),
    legend: {
      title: 'Failures',
      explains: 'Recorded failures, as counted. Classes are steps of the square root.',
      entries: classEntries('heat', breaks, legendReadings(map, places), words.count),
      marks: sampleMarks({ none: 'No data' }, legendReadings(map, places)),
      remarks: remarks(shown, words),
    },
  };
}

const silence = 'No data: no rule leads failures here.';

function largestCount(whole: AssignedFailures): number {
  return [...whole.places.values()].reduce((largest, { count }) => Math.max(largest, count), 0);
}

function reading(count: number, breaks: readonly number[], words: NumberWords): Reading {
  return {
    ...counted(count, words),
    fill: { kind: 'class', scale: 'heat', class: classOf(count, breaks) },
  };
}

function counted(count: number, words: NumberWords): Reading {
  return {
    value: count,
    interval: null,
    n: count,
    sample: 'solid',
    fill: { kind: 'none' },
    text: words.count(count),
    detail: `${words.count(count)} ${count === 1 ? 'failure' : 'failures'} recorded.`,
    sort: count,
  };
}

function stageReadings(
  map: JourneyMap,
  places: ReadonlyMap<string, Reading>,
  words: NumberWords,
): Map<string, Reading> {
  const groups = placesByStage(map);
  const stages = [...map.stages.keys()].map((stage): [string, Reading] => {
    const inside = (groups.get(stage) ?? []).flatMap((id) => places.get(id) ?? []);
    const known = inside.filter(({ value }) => value !== null);
    if (known.length === 0) return [stage, noReading('No data', silence)];
    const sum = known.reduce((total, { value }) => total + (value ?? 0), 0);
    return [stage, { ...counted(sum, words), fill: worstFill(known) }];
  });
  return new Map(stages);
}

function total(shown: AssignedFailures, words: NumberWords): Reading {
  if (shown.coverage === null) return noReading('No data', 'No failures within the filter.');
  return {
    ...counted(shown.matched, words),
    detail: `${words.count(shown.matched)} of ${words.count(shown.total)} failures are at a place of this map.`,
  };
}

function remarks(shown: AssignedFailures, words: NumberWords): string[] {
  const unmatched = shown.total - shown.matched;
  if (unmatched === 0) return [];
  return [`${words.count(unmatched)} of ${words.count(shown.total)} failures match no place yet.`];
}
