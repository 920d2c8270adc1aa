import type { Rule } from '#domain/map/rule.ts';
import { keyAssigner, type AssignmentMap } from './keyAssigner.ts';
import { keyOfGroup } from './matchKey.ts';

/**
 * The rules behind a number: those that lead failures to `place`, or count them under `mode` ('' = under none), or
 * both. Rules for a value of the grouping column that another rule takes first are left out.
 */
export function rulesBehind(
  map: AssignmentMap,
  { place, mode }: { readonly place?: string; readonly mode?: string },
): readonly Rule[] {
  const byDataset = Map.groupBy(map.rules.values(), (rule) => rule.dataset);
  return [...byDataset].flatMap(([dataset, rules]) => {
    const { assign } = keyAssigner(map, dataset);
    const isFirst = (rule: Rule): boolean =>
      rule.kind !== 'columnValue' || rule.column !== '' || assign(keyOfGroup(rule.value))?.rule === rule;
    return rules
      .filter((rule) => place === undefined || rule.place === place)
      .filter((rule) => mode === undefined || modeOf(rule, map) === mode)
      .filter((rule) => rule.kind !== 'matcher' && isFirst(rule));
  });
}

function modeOf({ failureMode }: Rule, { failureModes }: Pick<AssignmentMap, 'failureModes'>): string {
  return failureMode !== null && failureModes.has(failureMode) ? failureMode : '';
}
