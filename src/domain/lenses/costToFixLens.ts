import type { Interval } from '#domain/analytics/interval.ts';
import type { Fix } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { classBreaks, classOf } from './classBreaks.ts';
import { classEntries, legendReadings, sampleMarks } from './classLegend.ts';
import type { Lens, LensInput, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords, type NumberWords } from './numberWords.ts';
import { placesByStage } from './placesByStage.ts';
import { worstFill } from './worstFill.ts';

/**
 * What the open fixes (idea or funded) of a place's failure modes would cost, likely, with low and high. A fix of
 * several failure modes is split over them in equal parts, so that money re-adds over places and stages.
 */
export const costToFixLens: Lens = {
  name: 'Cost to fix',
  measures: 'What the fixes proposed here would cost',
  countsNothing: true,
  read: readCosts,
};

/** Parts of fixes at one place; `unpriced` counts those without a likely cost. */
type Cost = {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
  readonly isRange: boolean;
  readonly priced: number;
  readonly unpriced: number;
};

const nothing: Cost = { likely: 0, low: 0, high: 0, isRange: true, priced: 0, unpriced: 0 };

function readCosts({ map, locale }: LensInput) {
  const words = numberWords(locale, map.meta.currency);
  const { costs, unplaced } = costByPlace(map);
  const largest = [...costs.values()].reduce((most, { likely }) => Math.max(most, likely), 0);
  const breaks = classBreaks(largest, 'continuous');
  const places = new Map<string, Reading>();
  for (const id of [...map.touchpoints.keys(), ...map.paths.keys()]) {
    const cost = costs.get(id) ?? nothing;
    const fill = { kind: 'class', scale: 'money', class: classOf(cost.likely, breaks) } as const;
    places.set(id, cost.priced > 0 ? { ...reading(cost, words), fill } : reading(cost, words));
  }
  return {
    places,
    stages: stageReadings(map, costs, places, words),
    total: reading([...costs.values(), unplaced].reduce(add, nothing), words),
    legend: {
      title: 'Cost to fix',
      explains: 'Likely cost of open fixes, split evenly over the failure modes that each one reduces.',
      entries: classEntries('money', breaks, legendReadings(map, places), words.money),
      marks: sampleMarks({ none: 'No fix with a cost' }, legendReadings(map, places)),
      remarks:
        unplaced.priced + unplaced.unpriced > 0
          ? ['Some fixes reduce failure modes that have no place.']
          : [],
    },
  };
}

function costByPlace(map: JourneyMap): { costs: Map<string, Cost>; unplaced: Cost } {
  const costs = new Map<string, Cost>();
  let unplaced = nothing;
  for (const fix of map.fixes.values()) {
    const modes = Object.keys(fix.reduces).flatMap((id) => map.failureModes.get(id) ?? []);
    if (fix.status === 'done') continue;
    const parts = new Map<string | null, number>();
    for (const { place } of modes) {
      const isStanding = place !== null && (map.touchpoints.has(place) || map.paths.has(place));
      const home = isStanding ? place : null;
      parts.set(home, (parts.get(home) ?? 0) + 1 / modes.length);
    }
    for (const [place, share] of parts) {
      if (place === null) unplaced = add(unplaced, partOf(fix, share));
      else costs.set(place, add(costs.get(place) ?? nothing, partOf(fix, share)));
    }
  }
  return { costs, unplaced };
}

function partOf(fix: Fix, share: number): Cost {
  const { costLow: low, costLikely: likely, costHigh: high } = fix;
  if (likely === null) return { ...nothing, unpriced: 1 };
  return {
    likely: likely * share,
    low: (low ?? likely) * share,
    high: (high ?? likely) * share,
    isRange: low !== null && high !== null,
    priced: 1,
    unpriced: 0,
  };
}

function add(a: Cost, b: Cost): Cost {
  return {
    likely: a.likely + b.likely,
    low: a.low + b.low,
    high: a.high + b.high,
    isRange: a.isRange && b.isRange,
    priced: a.priced + b.priced,
    unpriced: a.unpriced + b.unpriced,
  };
}

function reading(cost: Cost, words: NumberWords): Reading {
  const { priced, unpriced } = cost;
  if (priced + unpriced === 0) return noReading('No fix', 'No fix is proposed here.');
  const unknown = `${words.count(unpriced)} without a cost`;
  if (priced === 0) return noReading('Cost unknown', `${fixesWord(unpriced, words)}, ${unknown}.`);
  const likely = words.money(cost.likely);
  const interval: Interval | null = cost.isRange
    ? { low: Math.min(cost.low, cost.likely), high: Math.max(cost.high, cost.likely) }
    : null;
  const range = interval === null ? '' : ` (${words.moneyRange(interval.low, interval.high)})`;
  const left = unpriced === 0 ? '' : `, ${unknown}, so at least this`;
  return {
    value: cost.likely,
    interval,
    n: priced,
    sample: 'solid',
    fill: { kind: 'none' },
    text: unpriced === 0 ? likely : `≥ ${likely}`,
    detail: `${likely}${range} for ${fixesWord(priced + unpriced, words)}${left}.`,
    sort: cost.likely,
  };
}

function fixesWord(count: number, words: NumberWords): string {
  return `${words.count(count)} ${count === 1 ? 'fix' : 'fixes'}`;
}

function stageReadings(
  map: JourneyMap,
  costs: ReadonlyMap<string, Cost>,
  places: ReadonlyMap<string, Reading>,
  words: NumberWords,
): Map<string, Reading> {
  const groups = placesByStage(map);
  return new Map(
    [...map.stages.keys()].map((stage) => {
      const ids = groups.get(stage) ?? [];
      const sum = ids.map((id) => costs.get(id) ?? nothing).reduce(add, nothing);
      return [stage, { ...reading(sum, words), fill: worstFill(ids.flatMap((id) => places.get(id) ?? [])) }];
    }),
  );
}
