import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlan } from './applyPlan.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { canKeepRule } from '#domain/rules/canKeepRule.ts';
import { addRule } from './addRule.ts';
import { assignGroup, unassignGroup } from './assignGroup.ts';
import { moveRule, rulesInOrder } from './moveRule.ts';
import { removeRule } from './removeRule.ts';
import { setRule } from './setRule.ts';

const rule = (wish: Partial<Rule> & { id: string }): Rule =>
  ruleSchema.parse({ dataset: 'd', place: 'a', ...wish });
const idsOf = (map: JourneyMap): readonly string[] => rulesInOrder(map, 'd').map(({ id }) => id);

function mapOf(orders: readonly string[]): JourneyMap {
  const records = orders.map((order, index) => rule({ id: `r${index}`, order }));
  return { ...emptyMap(), rules: new Map(records.map((each) => [each.id, each])) };
}

test('a moved rule stands where it was put, and the others keep their order, whatever keys they have', () => {
  const keys = fc.array(fc.constantFrom('a0', 'a1', 'a1', 'a2', 'Zz', 'zzz~foreign', ''), {
    minLength: 1,
    maxLength: 7,
  });
  fc.assert(
    fc.property(keys, fc.nat(), fc.nat({ max: 8 }), (orders, choice, index) => {
      const map = mapOf(orders);
      const id = `r${choice % orders.length}`;
      const others = idsOf(map).filter((each) => each !== id);
      const moved = applyPlan(map, moveRule(map, id, index));
      expect(idsOf(moved)).toEqual(others.toSpliced(Math.min(index, others.length), 0, id));
    }),
  );
});

test('moving between two keys with room writes one field of one rule', () => {
  const map = mapOf(['a0', 'a1', 'a2']);
  expect(moveRule(map, 'r2', 1)).toEqual([
    { op: 'set', noun: 'rules', id: 'r2', fields: { order: expect.any(String) } },
  ]);
  expect(moveRule(map, 'r1', 1)).toEqual([]);
  expect(moveRule(map, 'gone', 1)).toEqual([]);
});

test('a new rule comes last, but before the matcher where that is last', () => {
  let map = mapOf(['a0']);
  map = applyPlan(map, addRule(map, rule({ id: 'm', kind: 'matcher', place: null })));
  map = applyPlan(map, addRule(map, rule({ id: 'n', value: 'Late' })));
  expect(idsOf(map)).toEqual(['r0', 'n', 'm']);
  map = applyPlan(map, moveRule(map, 'm', 0));
  map = applyPlan(map, assignGroup(map, { id: 'g', dataset: 'd', value: 'Cat', place: 'a' }));
  expect(idsOf(map)).toEqual(['m', 'r0', 'n', 'g']);
});

test('laying the group without a value on a touchpoint leaves rules of other kinds as they are', () => {
  let map: JourneyMap = emptyMap();
  map = applyPlan(
    map,
    addRule(map, rule({ id: 'k', kind: 'keywords', words: { any: ['late'], all: [], not: [] } })),
  );
  map = applyPlan(map, addRule(map, rule({ id: 'c', column: 'Borough', value: '' })));
  map = applyPlan(map, addRule(map, rule({ id: 'also', also: [{ column: 'Borough', value: 'Queens' }] })));
  map = applyPlan(map, assignGroup(map, { id: 'g', dataset: 'd', value: '', place: 'b' }));
  expect(map.rules.size).toBe(4);
  expect(idsOf(applyPlan(map, unassignGroup(map, 'd', '')))).toEqual(['k', 'c', 'also']);
});

test('only what differs of a rule is written, and a rule that is gone is left alone', () => {
  const map = mapOf(['a0']);
  const words = { any: ['late'], all: [], not: [] };
  expect(setRule(map, 'r0', { place: 'a', words })).toEqual([
    { op: 'set', noun: 'rules', id: 'r0', fields: { words } },
  ]);
  const same = applyPlan(map, setRule(map, 'r0', { words }));
  expect(setRule(same, 'r0', { words: { ...words } })).toEqual([]);
  expect(setRule(map, 'gone', { words })).toEqual([]);
  expect(applyPlan(map, removeRule(map, 'r0')).rules.size).toBe(0);
  expect(removeRule(map, 'gone')).toEqual([]);
});

test('a rule is kept only with a place and something to look at', () => {
  const touchpoints = new Map([['a', touchpointSchema.parse({ id: 'a', position: { x: 0, y: 0 } })]]);
  const map = { touchpoints, paths: new Map() };
  const words = { any: [], all: ['late'], not: [] };
  expect(canKeepRule(map, rule({ id: 'r', value: 'Late' })).ok).toBe(true);
  expect(canKeepRule(map, rule({ id: 'r', place: null })).ok).toBe(false);
  expect(canKeepRule(map, rule({ id: 'r', place: 'gone' })).ok).toBe(false);
  expect(canKeepRule(map, rule({ id: 'r', kind: 'keywords' })).ok).toBe(false);
  expect(canKeepRule(map, rule({ id: 'r', kind: 'keywords', words })).ok).toBe(true);
  expect(canKeepRule(map, rule({ id: 'r', also: [{ column: '', value: 'x' }] })).ok).toBe(false);
  expect(canKeepRule(map, rule({ id: 'r', kind: 'matcher', place: null })).ok).toBe(true);
});
