import '#testing/propertyRuns.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { failureTable } from '#testing/failureTables.ts';
import { assignFailures } from './assignFailures.ts';
import { everyFailure } from './failureFilter.ts';
import type { AssignmentMap } from './keyAssigner.ts';
import { keyOfGroup, type MatchKey } from './matchKey.ts';
import { ruleSentence } from './ruleSentence.ts';
import { ruleTakings } from './ruleTakings.ts';
import { wordsId } from './wordsId.ts';

const late = { any: ['late', 'delayed'], all: [], not: ['refund'] };

function mapWith(rules: readonly Partial<z.input<typeof ruleSchema>>[]): AssignmentMap {
  const touchpoints = ['call', 'visit'].map((id) => touchpointSchema.parse({ id, position: { x: 0, y: 0 } }));
  const records = rules.map((rule, index) =>
    ruleSchema.parse({ id: `r${index}`, dataset: 'd1', place: 'call', order: `a${index}`, ...rule }),
  );
  return {
    ...emptyMap(),
    touchpoints: new Map(touchpoints.map((each) => [each.id, each])),
    rules: new Map(records.map((each) => [each.id, each])),
  };
}

const tableOf = (cells: readonly (readonly [Partial<MatchKey>, number])[]) =>
  failureTable({
    keys: cells.map(([key]) => ({ ...keyOfGroup('Dog'), ...key })),
    cells: cells.map(([, count], key) => ({ key, day: 20_000, count })),
  });

const anyKey: fc.Arbitrary<Partial<MatchKey>> = fc.record({
  group: fc.constantFrom('Dog', 'Cat'),
  words: fc.subarray([wordsId(late)]),
  columns: fc.constantFrom<Record<string, string>>({}, { Borough: 'Queens' }),
  matcher: fc.constantFrom(null, { place: 'visit', mode: '' as const }, { place: 'gone', mode: '' as const }),
  person: fc.constantFrom(
    null,
    null,
    { place: 'visit', mode: '' as const },
    { place: 'gone', mode: '' as const },
    { place: null, mode: '' as const },
  ),
});
const anyRules = fc.array(
  fc.record({
    kind: fc.constantFrom('columnValue' as const, 'keywords' as const, 'matcher' as const),
    value: fc.constantFrom('Dog', 'Cat'),
    words: fc.constant(late),
    also: fc.subarray([{ column: 'Borough', value: 'Queens' }]),
    place: fc.constantFrom('call', 'visit', 'gone'),
  }),
  { maxLength: 6 },
);
const anyTable = fc.array(fc.tuple(anyKey, fc.integer({ min: 1, max: 50 })), { maxLength: 12 }).map(tableOf);
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

describe('what rules take', () => {
  test('rules, persons and the unmatched share out every row once, as the numbers on the map say', () => {
    fc.assert(
      fc.property(anyTable, anyRules, (table, rules) => {
        const map = mapWith(rules);
        const takings = ruleTakings(table, map);
        const assigned = assignFailures({ tables: [table], exposures: [] }, map, everyFailure);
        const byRules = sum([...takings.byRule.values()].map(({ count }) => count));
        expect(takings.total).toBe(assigned.total);
        expect(byRules + takings.byPerson).toBe(assigned.matched);
        expect(byRules + takings.byPerson + takings.unmatched).toBe(takings.total);
        expect(takings.decidedNowhere).toBeLessThanOrEqual(takings.unmatched);
        for (const { count, from } of takings.byRule.values()) {
          expect(sum(from.map((each) => each.count))).toBe(count);
        }
      }),
    );
  });

  test('what a rule takes from whom is what changes when it is taken away', () => {
    fc.assert(
      fc.property(anyTable, anyRules, fc.nat(), (table, rules, choice) => {
        fc.pre(rules.length > 0);
        const map = mapWith(rules);
        const id = `r${choice % rules.length}`;
        const before = ruleTakings(table, map);
        const after = ruleTakings(table, {
          ...map,
          rules: new Map([...map.rules].filter(([each]) => each !== id)),
        });
        const taken = before.byRule.get(id);
        const gained = (next: string) =>
          (after.byRule.get(next)?.count ?? 0) - (before.byRule.get(next)?.count ?? 0);
        for (const { next, count } of taken?.from ?? []) {
          expect(next === null ? after.unmatched - before.unmatched : gained(next.id)).toBe(count);
        }
      }),
    );
  });

  test('two rules that lead a row to different places are a conflict, with the rows that both fit', () => {
    const map = mapWith([
      { kind: 'keywords', words: late, place: 'visit' },
      { value: 'Dog' },
      { kind: 'matcher', place: null },
    ]);
    const matcher = { place: 'visit', mode: '' as const };
    const { byRule, conflicts, unmatched } = ruleTakings(
      tableOf([
        [{ words: [wordsId(late)] }, 7],
        [{ words: [wordsId(late)], person: { place: 'call', mode: '' } }, 3],
        [{ matcher }, 5],
        [{ group: 'Cat', words: [wordsId(late)] }, 2],
        [{ group: 'Cat', matcher }, 4],
        [{ group: 'Cat' }, 1],
      ]),
      map,
    );
    expect(conflicts).toMatchObject([{ winner: { id: 'r0' }, other: { id: 'r1' }, count: 7 }]);
    expect(byRule.get('r0')).toMatchObject({
      count: 9,
      from: [
        { next: { id: 'r1' }, count: 7 },
        { next: null, count: 2 },
      ],
    });
    expect(byRule.get('r1')).toMatchObject({ count: 5, late: 10, from: [{ next: { id: 'r2' }, count: 5 }] });
    expect(byRule.get('r2')).toMatchObject({ count: 4, late: 5 });
    expect(unmatched).toBe(1);
  });
});

const said = (rule: Partial<z.input<typeof ruleSchema>>) =>
  ruleSentence(ruleSchema.parse({ id: 'r', dataset: 'd', ...rule }), 'Complaint Type');

test('a rule is said in the words of its columns', () => {
  expect(said({ value: 'Noise' })).toBe('Complaint Type is “Noise”');
  expect(said({ value: '', also: [{ column: 'Borough', value: 'Queens' }] })).toBe(
    'Complaint Type is empty and Borough is “Queens”',
  );
  expect(said({ kind: 'keywords', words: late })).toBe('text has any of late, delayed; not refund');
  expect(said({ kind: 'keywords', words: { all: ['bill', 'twice'] } })).toBe('text has all of bill, twice');
  expect(said({ kind: 'matcher' })).toBe('the matcher is sure of a place');
});
