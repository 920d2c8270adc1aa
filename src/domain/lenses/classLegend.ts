import type { SampleMark } from '#domain/analytics/sampleMark.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { LegendEntry, LegendMark, Reading } from './lens.ts';

/** What a legend counts: all touchpoints, and those paths that have a number; a path without one is drawn as a line. */
export function legendReadings(map: JourneyMap, places: ReadonlyMap<string, Reading>): readonly Reading[] {
  return [...places].flatMap(([id, reading]) =>
    map.touchpoints.has(id) || reading.value !== null ? [reading] : [],
  );
}

/**
 * The seven classes of a scale as legend lines with how many places are in each.
 * @param tick - the value under an edge between two colours, where there is little room.
 */
export function classEntries(
  scale: 'heat' | 'money' | 'difference',
  breaks: readonly number[],
  readings: Iterable<Reading>,
  word: (value: number) => string,
  tick = word,
): LegendEntry[] {
  const classes = [...readings].map(({ fill }) => (fill.kind === 'class' ? fill.class : null));
  const ends = [null, ...breaks, null];
  return ends.slice(0, -1).map((from, i) => ({
    fill: { kind: 'class', scale, class: i },
    from: from === null ? null : tick(from),
    label: spanLabel(from, ends[i + 1] ?? null, word),
    places: classes.filter((each) => each === i).length,
  }));
}

function spanLabel(from: number | null, to: number | null, word: (value: number) => string): string {
  if (from === null) return to === null ? 'any' : `under ${word(to)}`;
  return to === null ? `${word(from)} or more` : `${word(from)} to ${word(to)}`;
}

/** The sample marks that occur, each with its meaning; never one that nobody can see on the map. */
export function sampleMarks(
  labels: Readonly<Partial<Record<SampleMark, string>>>,
  readings: Iterable<Reading>,
): LegendMark[] {
  const all = [...readings];
  return (['hatched', 'dot', 'none'] as const).flatMap((sample) => {
    const places = all.filter((reading) => reading.sample === sample).length;
    const label = labels[sample];
    return places > 0 && label !== undefined ? [{ sample, label, places }] : [];
  });
}
