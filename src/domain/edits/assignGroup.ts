import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { addRule } from './addRule.ts';
import type { Change } from './change.ts';

/**
 * Makes the rule that sends all rows with a value of a dataset's grouping column to a place (a touchpoint or path).
 * A value has one rule: an earlier one for the same value is changed instead, and extra ones go.
 */
export function assignGroup(
  map: JourneyMap,
  wish: {
    readonly id: string;
    readonly dataset: string;
    readonly value: string;
    readonly place: string;
    readonly failureMode?: string | null;
  },
): Change[] {
  const { dataset, value, place } = wish;
  const failureMode = wish.failureMode ?? null;
  const same = rulesOfGroup(map, dataset, value);
  const [kept, ...extra] = same;
  const removed: Change[] = extra.map((rule) => ({ op: 'remove', noun: 'rules', id: rule.id }));
  if (kept) return [{ op: 'set', noun: 'rules', id: kept.id, fields: { place, failureMode } }, ...removed];
  return addRule(map, ruleSchema.parse({ id: wish.id, dataset, value, place, failureMode }));
}

/** Sends a value's rows back to the unmatched pile. */
export function unassignGroup(map: JourneyMap, dataset: string, value: string): Change[] {
  return rulesOfGroup(map, dataset, value).map((rule) => ({ op: 'remove', noun: 'rules', id: rule.id }));
}

/** Rules that look at the group and at nothing else. */
function rulesOfGroup(map: JourneyMap, dataset: string, value: string): readonly Rule[] {
  return [...map.rules.values()].filter(
    (rule) =>
      rule.dataset === dataset &&
      rule.kind === 'columnValue' &&
      rule.column === '' &&
      rule.also.length === 0 &&
      rule.value === value,
  );
}
