import { hues } from './hueOf.ts';
import type { Person } from './presenceSchema.ts';

/**
 * Who has which colour, by their ids: each their own, and where two have the same, the one whose id comes later takes
 * one that is free. Everybody on a map finds the same; beyond twelve people colours come again.
 */
export function distinctHues(people: readonly Pick<Person, 'id' | 'hue'>[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<number>();
  const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  for (const { id, hue } of inOrder) {
    if (given.has(id) || taken.has(hue)) continue;
    given.set(id, hue);
    taken.add(hue);
  }
  for (const { id, hue } of inOrder) {
    if (given.has(id)) continue;
    const steps = Array.from({ length: hues }, (_, step) => (hue + step) % hues);
    const free = steps.find((each) => !taken.has(each)) ?? hue;
    given.set(id, free);
    taken.add(free);
  }
  return given;
}
