import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';

/** The parts of a map that decide where a failure belongs. */
export type AssignmentMap = Pick<JourneyMap, 'rules' | 'touchpoints' | 'paths' | 'failureModes'>;

/** The rule that each group of a dataset follows, among those whose place still stands. Lower (order, id) wins. */
export function ruleByGroup(
  map: Pick<JourneyMap, 'rules' | 'touchpoints' | 'paths'>,
  dataset: string,
): ReadonlyMap<string, Rule> {
  const byGroup = new Map<string, Rule>();
  for (const rule of map.rules.values()) {
    if (rule.dataset !== dataset) continue;
    if (!map.touchpoints.has(rule.place) && !map.paths.has(rule.place)) continue;
    const other = byGroup.get(rule.value);
    if (!other || comesBefore(rule, other)) byGroup.set(rule.value, rule);
  }
  return byGroup;
}

function comesBefore(a: Rule, b: Rule): boolean {
  return a.order === b.order ? a.id < b.id : a.order < b.order;
}

/**
 * The rules behind a number: those that lead failures to `place`, or count them under `mode` ('' = under none), or
 * both. The same rules win as in `assignFailures`, so what they lead to and the count agree.
 */
export function rulesBehind(
  map: AssignmentMap,
  { place, mode }: { readonly place?: string; readonly mode?: string },
): readonly Rule[] {
  const datasets = new Set([...map.rules.values()].map((rule) => rule.dataset));
  return [...datasets]
    .flatMap((dataset) => [...ruleByGroup(map, dataset).values()])
    .filter((rule) => place === undefined || rule.place === place)
    .filter((rule) => mode === undefined || modeOf(rule, map) === mode);
}

/** The failure mode that a rule's failures are counted under; '' = none, also where the mode is gone. */
export function modeOf(rule: Rule, { failureModes }: Pick<AssignmentMap, 'failureModes'>): string {
  return rule.failureMode !== null && failureModes.has(rule.failureMode) ? rule.failureMode : '';
}
