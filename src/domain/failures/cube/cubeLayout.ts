import type { Assigner } from '../keyAssigner.ts';
import type { TablePart } from './dimensions.ts';

/** A column of the cube: failures at a place, under one failure mode, brought there by one assigner. */
export interface Slot {
  /** Index into `places`. */
  readonly place: number;
  readonly mode: string;
  readonly by: Assigner;
}

/** Which columns there are: one for each slot, then one for each group that no rule brings to a place. */
export interface CubeLayout {
  readonly places: readonly string[];
  readonly slots: readonly Slot[];
  /** The place of each slot. */
  readonly placeOfSlot: Int32Array;
  readonly unmatched: readonly { readonly dataset: string; readonly value: string }[];
  /** By table: the column of each key, and its place (−1 = unmatched). */
  readonly byTable: readonly { readonly columnOfKey: Int32Array; readonly placeOfKey: Int32Array }[];
}

/** Lays out columns for all that the keys of the tables lead to. */
export function cubeLayout(parts: readonly TablePart[]): CubeLayout {
  const places = numbered<string>();
  const slots = numbered<Slot>();
  const unmatched = numbered<{ readonly dataset: string; readonly value: string }>();
  const found = parts.map(({ table, byKey }) =>
    byKey.map((target, key) => {
      if (target === null) {
        const value = table.keys[key]?.group ?? '';
        const group = { dataset: table.dataset, value };
        return { place: -1, column: unmatched.of(JSON.stringify([table.dataset, value]), group) };
      }
      const place = places.of(target.place, target.place);
      const slot: Slot = { place, mode: target.mode, by: target.by };
      return { place, column: slots.of(`${place} ${target.by} ${target.mode}`, slot) };
    }),
  );
  return {
    places: places.all,
    slots: slots.all,
    placeOfSlot: Int32Array.from(slots.all, ({ place }) => place),
    unmatched: unmatched.all,
    byTable: found.map((ofTable) => ({
      placeOfKey: Int32Array.from(ofTable, ({ place }) => place),
      columnOfKey: Int32Array.from(ofTable, ({ place, column }) =>
        place < 0 ? slots.all.length + column : column,
      ),
    })),
  };
}

/** The slots of each place. */
export function slotsByPlace({
  places,
  slots,
}: Pick<CubeLayout, 'places' | 'slots'>): readonly (readonly number[])[] {
  const byPlace: number[][] = places.map(() => []);
  slots.forEach(({ place }, slot) => byPlace[place]?.push(slot));
  return byPlace;
}

/** What the columns of a cube add up to by place. */
export function countsOfPlaces({ places, placeOfSlot }: CubeLayout, columns: Uint32Array): Uint32Array {
  const counts = new Uint32Array(places.length);
  for (let slot = 0; slot < placeOfSlot.length; slot += 1) {
    const place = placeOfSlot[slot] ?? 0;
    counts[place] = (counts[place] ?? 0) + (columns[slot] ?? 0);
  }
  return counts;
}

/** Things numbered in the order in which they are first met. */
function numbered<T>(): { readonly all: readonly T[]; readonly of: (key: string, thing: T) => number } {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  const of = (key: string, thing: T): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, all.length);
    return all.push(thing) - 1;
  };
  return { all, of };
}
