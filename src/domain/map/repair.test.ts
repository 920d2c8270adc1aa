import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { nouns, type JourneyMap } from './journeyMap.ts';
import { repair } from './repair.ts';

function reversed(map: JourneyMap): JourneyMap {
  const turned = nouns.map((noun) => [noun, new Map<string, unknown>([...map[noun]].toReversed())]);
  return { meta: map.meta, ...Object.fromEntries(turned) } as unknown as JourneyMap;
}

test('repairing twice is repairing once', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      expect(repair(repair(map))).toEqual(repair(map));
    }),
  );
});

test('the order in which records arrived makes no difference, not even to their order', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      for (const noun of nouns) {
        expect([...repair(reversed(map))[noun].entries()]).toEqual([...repair(map)[noun].entries()]);
      }
    }),
  );
});

test('afterwards nothing points at what is not there', () => {
  fc.assert(
    fc.property(arbitraryMap, (raw) => {
      const map = repair(raw);
      const isPlace = (id: string) => map.touchpoints.has(id) || map.paths.has(id);
      for (const touchpoint of map.touchpoints.values()) {
        if (touchpoint.stage !== null) expect(map.stages.has(touchpoint.stage)).toBe(true);
        if (touchpoint.accountable !== null) expect(map.departments.has(touchpoint.accountable)).toBe(true);
      }
      for (const path of map.paths.values()) {
        expect(map.touchpoints.has(path.from) && map.touchpoints.has(path.to)).toBe(true);
      }
      for (const rule of map.rules.values()) {
        expect(rule.kind === 'matcher' || isPlace(rule.place!)).toBe(true);
      }
      for (const mode of map.failureModes.values()) {
        if (mode.place !== null) expect(isPlace(mode.place)).toBe(true);
      }
    }),
  );
});

test('a record that needs no mending keeps its identity', () => {
  fc.assert(
    fc.property(arbitraryMap, (raw) => {
      const once = repair(raw);
      const twice = repair(once);
      for (const noun of nouns) expect(twice[noun]).toBe(once[noun]);
    }),
  );
});
