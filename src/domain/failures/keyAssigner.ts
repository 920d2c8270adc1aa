import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { MatchKey } from './matchKey.ts';
import { wordsId } from './wordsId.ts';

/** The parts of a map that decide where a failure belongs. */
export type AssignmentMap = Pick<JourneyMap, 'rules' | 'touchpoints' | 'paths' | 'failureModes'>;

/** Who brought a row to its place. */
export const assigners = ['person', 'rule', 'matcher'] as const;
export type Assigner = (typeof assigners)[number];

/** Where a row goes and why: `mode` '' = under none; `rule` is null where a person decided about just this row. */
export interface Assignment {
  readonly place: string;
  readonly mode: string;
  readonly by: Assigner;
  readonly rule: Rule | null;
}

export interface KeyAssigner {
  /** Null = unmatched. */
  readonly assign: (key: MatchKey) => Assignment | null;
  /** Every rule that would take the row, the winner first. */
  readonly takers: (key: MatchKey) => readonly Assignment[];
}

/**
 * Decides for rows of one dataset: a person's decision, else the first rule by (order, id) that takes the row and
 * whose place stands. A decision for a place that is gone leaves the row unmatched until the place is back.
 */
export function keyAssigner(map: AssignmentMap, dataset: string): KeyAssigner {
  const rules = livingRules(map, dataset);
  const takers = (key: MatchKey): readonly Assignment[] =>
    rules.of(key.group).flatMap((rule) => taken(rule, key, map) ?? []);
  return {
    takers,
    assign: (key) => {
      if (key.person !== null) return decided(key.person, map);
      for (const rule of rules.of(key.group)) {
        const assignment = taken(rule, key, map);
        if (assignment !== null) return assignment;
      }
      return null;
    },
  };
}

/** The failure mode that a rule's failures are counted under; '' = none, also where the mode is gone. */
function modeOf(mode: string | null, { failureModes }: Pick<AssignmentMap, 'failureModes'>): string {
  return mode !== null && failureModes.has(mode) ? mode : '';
}

function decided(person: NonNullable<MatchKey['person']>, map: AssignmentMap): Assignment | null {
  if (person.place === null || !isPlace(map, person.place)) return null;
  return { place: person.place, mode: modeOf(person.mode, map), by: 'person', rule: null };
}

function taken(rule: Rule, key: MatchKey, map: AssignmentMap): Assignment | null {
  if (!takesKey(rule, key)) return null;
  if (rule.kind !== 'matcher') {
    const { place, failureMode } = rule;
    return place === null ? null : { place, mode: modeOf(failureMode, map), by: 'rule', rule };
  }
  if (key.matcher === null || !isPlace(map, key.matcher.place)) return null;
  const { place, mode } = key.matcher;
  return { place, mode: modeOf(mode, map), by: 'matcher', rule };
}

function takesKey(rule: Rule, key: MatchKey): boolean {
  const holds = ({ column, value }: { readonly column: string; readonly value: string }): boolean =>
    (column === '' ? key.group : key.columns[column]) === value;
  if (!rule.also.every(holds)) return false;
  switch (rule.kind) {
    case 'columnValue':
      return holds(rule);
    case 'keywords':
      return key.words.includes(wordsIdOf(rule));
    case 'matcher':
      return true;
  }
}

const idsOfWords = new WeakMap<Rule['words'], string>();

function wordsIdOf({ words }: Rule): string {
  const known = idsOfWords.get(words) ?? wordsId(words);
  idsOfWords.set(words, known);
  return known;
}

function isPlace(map: AssignmentMap, id: string): boolean {
  return map.touchpoints.has(id) || map.paths.has(id);
}

/** Rules in order, found by group at once: most rules name one value of the grouping column, and there are hundreds. */
function livingRules(
  map: AssignmentMap,
  dataset: string,
): { readonly of: (group: string) => readonly Rule[] } {
  const rules = [...map.rules.values()]
    .filter((rule) => rule.dataset === dataset)
    .filter((rule) => rule.kind === 'matcher' || (rule.place !== null && isPlace(map, rule.place)))
    .toSorted(compareRules);
  const byGroup = Map.groupBy(rules, groupOf);
  const anywhere = byGroup.get(null) ?? [];
  const merged = new Map<string, readonly Rule[]>();
  const of = (group: string): readonly Rule[] => {
    const own = byGroup.get(group);
    if (own === undefined) return anywhere;
    if (anywhere.length === 0) return own;
    const known = merged.get(group) ?? [...own, ...anywhere].toSorted(compareRules);
    merged.set(group, known);
    return known;
  };
  return { of };
}

function groupOf({ kind, column, value }: Rule): string | null {
  return kind === 'columnValue' && column === '' ? value : null;
}

/** Who comes first where several rules take one row: lower order, then lower id. */
function compareRules(a: Rule, b: Rule): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
