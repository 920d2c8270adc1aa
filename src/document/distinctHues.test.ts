import { describe, expect, it } from 'vitest';
import { distinctHues } from './distinctHues.ts';
import { hues } from './hueOf.ts';

describe('colours of the people on a map', () => {
  it('are their own while nobody else has the same', () => {
    expect([
      ...distinctHues([
        { id: 'b', hue: 3 },
        { id: 'a', hue: 11 },
      ]),
    ]).toEqual([
      ['a', 11],
      ['b', 3],
    ]);
  });

  it('are made distinct without taking anybody’s own, in whatever order they are seen', () => {
    const people = [
      { id: 'a', hue: 11 },
      { id: 'b', hue: 11 },
      { id: 'c', hue: 0 },
      { id: 'b', hue: 11 },
    ];
    const found = distinctHues(people);
    expect(Object.fromEntries(found)).toEqual({ a: 11, b: 1, c: 0 });
    expect(distinctHues(people.toReversed())).toEqual(found);
  });

  it('come again when there are more people than colours', () => {
    const people = Array.from({ length: 30 }, (_, n) => ({ id: `p${n}`, hue: 5 }));
    const found = distinctHues(people);
    expect(found.size).toBe(30);
    expect(new Set(found.values()).size).toBe(hues);
  });
});
