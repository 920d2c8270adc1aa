import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';

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

/** The groups of each dataset whose failures belong to `place`: how evidence finds the rows behind a number. */
export function groupsOfPlace(
  map: Pick<JourneyMap, 'rules' | 'touchpoints' | 'paths'>,
  place: string,
): ReadonlyMap<string, readonly Rule[]> {
  const datasets = new Set([...map.rules.values()].map((rule) => rule.dataset));
  const found = new Map<string, readonly Rule[]>();
  for (const dataset of datasets) {
    const rules = [...ruleByGroup(map, dataset).values()].filter((rule) => rule.place === place);
    if (rules.length > 0) found.set(dataset, rules);
  }
  return found;
}
