import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { nouns, nounSchemas, type JourneyMap } from '#domain/map/journeyMap.ts';
import { compareMaps } from './compareMaps.ts';

/** Two maps that share some records, change others, and each have some alone. */
const twoMaps = fc
  .tuple(arbitraryMap, arbitraryMap, fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }))
  .map(([one, other, choices]) => {
    let next = 0;
    const records = nouns.map((noun) => {
      const mixed = new Map<string, unknown>();
      const others = [...other[noun].values()];
      for (const [id, record] of one[noun]) {
        const choice = choices[(next += 1) % choices.length];
        const foreign = others.at(next % Math.max(others.length, 1));
        if (choice === 0) mixed.set(id, structuredClone(record));
        if (choice === 1 && foreign) mixed.set(id, { ...foreign, id });
      }
      for (const [id, record] of other[noun]) if (!mixed.has(id) && next % 2 === 0) mixed.set(id, record);
      return [noun, mixed];
    });
    const meta = { ...other.meta, schemaVersion: one.meta.schemaVersion };
    return [one, { meta, ...Object.fromEntries(records) } as unknown as JourneyMap] as const;
  });

/** Records by id, whatever order they came in. */
function plain(map: JourneyMap): unknown {
  return {
    meta: map.meta,
    ...Object.fromEntries(nouns.map((noun) => [noun, Object.fromEntries(map[noun])])),
  };
}

test('carrying out the difference of two maps turns the one into the other', () => {
  fc.assert(
    fc.property(twoMaps, ([before, after]) => {
      expect(plain(applyPlan(before, compareMaps(before, after)))).toEqual(plain(after));
    }),
  );
});

test('maps that say the same have no difference, also when they were read twice', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      expect(compareMaps(map, map)).toEqual([]);
      expect(compareMaps(map, structuredClone(map))).toEqual([]);
    }),
  );
});

test('a plan names each thing once, writes only what differs, and every part of it fits its schema', () => {
  fc.assert(
    fc.property(twoMaps, ([before, after]) => {
      const plan = compareMaps(before, after);
      const things = plan.map((change) =>
        change.op === 'setMeta'
          ? 'meta'
          : `${change.noun}/${change.op === 'put' ? change.record.id : change.id}`,
      );
      expect(new Set(things).size).toBe(plan.length);
      for (const change of plan) {
        if (change.op === 'put') expect(before[change.noun].has(change.record.id)).toBe(false);
        if (change.op !== 'set') continue;
        expect(nounSchemas[change.noun].partial().safeParse(change.fields).success).toBe(true);
        const was = before[change.noun].get(change.id) as Record<string, unknown>;
        for (const [field, value] of Object.entries(change.fields)) expect(was[field]).not.toEqual(value);
      }
    }),
  );
});

test('how a document is written is no difference of what it says', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const newer = { ...map, meta: { ...map.meta, schemaVersion: map.meta.schemaVersion + 1 } };
      expect(compareMaps(map, newer)).toEqual([]);
    }),
  );
});
