import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { Change } from './change.ts';
import { placeRule, rulesInOrder } from './moveRule.ts';

/**
 * Adds a rule behind its dataset's others, but before the matcher where that comes last: what a person says outright
 * goes before what was learned. The order of the wish is not looked at.
 */
export function addRule(map: JourneyMap, rule: Rule): Change[] {
  const others = rulesInOrder(map, rule.dataset);
  const lastSaid = others.findLastIndex(({ kind }) => kind !== 'matcher');
  const { order, moved } = placeRule(others, rule.kind === 'matcher' ? others.length : lastSaid + 1);
  return [...moved, { op: 'put', noun: 'rules', record: { ...rule, order } }];
}
