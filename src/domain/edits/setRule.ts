import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { Change } from './change.ts';

/** What of a rule can be said anew; its dataset stays, and its turn is `moveRule`'s. */
export type RuleFields = Omit<Rule, 'id' | 'dataset' | 'order'>;

/** Says a rule anew: only what differs is written, so that somebody else's change of another field stays. */
export function setRule(map: JourneyMap, id: string, fields: Partial<RuleFields>): Change[] {
  const rule = map.rules.get(id);
  if (rule === undefined) return [];
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(rule[name as keyof Rule]) !== JSON.stringify(value),
  );
  if (changed.length === 0) return [];
  return [{ op: 'set', noun: 'rules', id, fields: Object.fromEntries(changed) }];
}
