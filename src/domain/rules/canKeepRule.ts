import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';
import { no, yes, type Verdict } from './canLink.ts';

/** May a rule be kept as it is said? A rule without a place takes nothing, one without words has nothing to look for. */
export function canKeepRule(map: Pick<JourneyMap, 'touchpoints' | 'paths'>, rule: Rule): Verdict {
  if (rule.kind === 'matcher') return yes;
  if (rule.kind === 'keywords' && rule.words.any.length === 0 && rule.words.all.length === 0) {
    return no('Say at least one word to look for.');
  }
  const columns = [
    ...(rule.kind === 'columnValue' ? [rule.column] : []),
    ...rule.also.map((each) => each.column),
  ];
  if (new Set(columns).size < columns.length) return no('Two conditions look at the same column.');
  const { place } = rule;
  if (place === null || (!map.touchpoints.has(place) && !map.paths.has(place))) {
    return no('Choose the touchpoint or hand-off that the rows belong to.');
  }
  return yes;
}
