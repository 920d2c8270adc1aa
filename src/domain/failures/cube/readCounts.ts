import { causes, type Cause } from '#domain/map/failureMode.ts';
import { compareGroups, type AssignedFailures, type UnmatchedGroup } from '../assignFailures.ts';
import { summedNames, type SummedName } from '../failureTable.ts';
import type { Assigner } from '../keyAssigner.ts';
import type { KnownSum, PlaceNumbers } from '../placeNumbers.ts';
import type { CubeCounts } from './cubeCounts.ts';
import type { CubeLayout } from './cubeLayout.ts';

/** What the columns of a cube's answers stand for; as long as the cube. */
export type CubeHead = Pick<CubeLayout, 'places' | 'slots' | 'unmatched'> & {
  /** By place: its slots, and its failures on all days. */
  readonly slotsOfPlace: readonly (readonly number[])[];
  readonly everAt: Uint32Array;
};

/** What `assignFailures` says, from a cube's bare columns. */
export function readCounts(head: CubeHead, counts: CubeCounts): AssignedFailures {
  const unmatched = unmatchedGroups(head, counts);
  const matched = counts.counts.reduce((sum, count) => sum + count, 0);
  const total = unmatched.reduce((sum, { count }) => sum + count, matched);
  return {
    places: placesOf(head, counts),
    unmatched,
    total,
    matched,
    coverage: total === 0 ? null : matched / total,
    months: counts.months.map(({ month }) => month),
    trend: counts.trend,
  };
}

/** Every place with exposures or failures, also with such as only the trend looks at. */
function placesOf(head: CubeHead, counts: CubeCounts): ReadonlyMap<string, PlaceNumbers> {
  const ever = counts.trend === null ? counts.counts : head.everAt;
  const places = new Map<string, PlaceNumbers>();
  // In this order: where there are exposures, then where there are only failures.
  for (const place of counts.exposed.keys())
    places.set(place, numbersAt(head, counts, { id: place, index: null }));
  head.places.forEach((id, index) => {
    const has = (counts.counts[index] ?? 0) > 0 || (ever[index] ?? 0) > 0;
    if (has || places.has(id)) places.set(id, numbersAt(head, counts, { id, index }));
  });
  return places;
}

/** `index` null: no row leads there. */
type Place = { readonly id: string; readonly index: number | null };

function numbersAt(head: CubeHead, counts: CubeCounts, { id, index }: Place): PlaceNumbers {
  const at = (sums: Uint32Array): number => (index === null ? 0 : (sums[index] ?? 0));
  const exposed = counts.exposed.get(id);
  return {
    count: at(counts.counts),
    ...byModeAndAssigner(head, counts, index),
    countByMonth: counts.months.map((month) => at(month.counts)),
    exposures: exposed?.total ?? null,
    countWhileExposed: exposed?.count ?? 0,
    causes: causesAt(counts, index),
    sums: sumsAt(counts, index),
    countInWindow: at(counts.inWindow),
    countInBaseline: at(counts.inBaseline),
    reply: index === null ? null : (counts.reply[index] ?? null),
    resolve: index === null ? null : (counts.resolve[index] ?? null),
  };
}

function byModeAndAssigner(head: CubeHead, { columns }: CubeCounts, place: number | null) {
  const countByMode = new Map<string, number>();
  const countBy: Record<Assigner, number> = { person: 0, rule: 0, matcher: 0 };
  for (const slot of place === null ? [] : (head.slotsOfPlace[place] ?? [])) {
    const count = columns?.[slot] ?? 0;
    const described = head.slots[slot];
    if (count === 0 || described === undefined) continue;
    countByMode.set(described.mode, (countByMode.get(described.mode) ?? 0) + count);
    countBy[described.by] += count;
  }
  return { countByMode, countBy };
}

function causesAt({ causes: counts }: CubeCounts, place: number | null): ReadonlyMap<Cause, number> {
  const found = new Map<Cause, number>();
  if (place === null || counts === null) return found;
  causes.forEach((cause, index) => {
    const count = counts[place * causes.length + index] ?? 0;
    if (count > 0) found.set(cause, count);
  });
  return found;
}

function sumsAt({ sums }: CubeCounts, place: number | null): Record<SummedName, KnownSum> {
  const at = (name: SummedName): KnownSum => {
    const column = place === null ? undefined : sums.find((each) => each.name === name)?.sums;
    if (place === null || column === undefined) return { sum: 0, n: 0 };
    const n = column[2 * place + 1] ?? 0;
    return n === 0 ? { sum: 0, n } : { sum: column[2 * place] ?? 0, n };
  };
  return Object.fromEntries(summedNames.map((name) => [name, at(name)])) as Record<SummedName, KnownSum>;
}

function unmatchedGroups({ slots, unmatched }: CubeHead, { columns }: CubeCounts): readonly UnmatchedGroup[] {
  return unmatched
    .map((group, index) => ({ ...group, count: columns?.[slots.length + index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted(compareGroups);
}
