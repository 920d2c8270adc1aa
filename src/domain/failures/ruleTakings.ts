import type { Rule } from '#domain/map/rule.ts';
import type { FailureTable } from './failureTable.ts';
import { keyAssigner, type Assignment, type AssignmentMap } from './keyAssigner.ts';

/** Rows that would go another way without a rule: by the rule named next, or to nowhere (null). */
export interface TakenFrom {
  readonly next: Rule | null;
  readonly count: number;
}

/** What a rule does: `count` rows it takes = the sum of `from`; `late` rows it fits, which somebody takes before it. */
export interface RuleTaking {
  readonly count: number;
  readonly from: readonly TakenFrom[];
  readonly late: number;
}

/** Rows that two rules lead to different places; `winner` takes them unless a third one does before. */
export interface RuleConflict {
  readonly winner: Rule;
  readonly other: Rule;
  readonly count: number;
}

/**
 * Every row of a dataset once: `total` = the rules' counts + `byPerson` + `unmatched`. `decidedNowhere` of the
 * unmatched are there because a person said so, or for a place that is gone.
 */
export interface RuleTakings {
  readonly total: number;
  readonly byRule: ReadonlyMap<string, RuleTaking>;
  readonly byPerson: number;
  readonly unmatched: number;
  readonly decidedNowhere: number;
  readonly conflicts: readonly RuleConflict[];
}

/**
 * What each rule of a table's dataset takes, from whom, and which rules disagree. Rows that a person decided about are
 * in no conflict any more. The matcher is not in conflict with rules: it is there for what they leave.
 */
export function ruleTakings(table: FailureTable, map: AssignmentMap): RuleTakings {
  const assigner = keyAssigner(map, table.dataset);
  const takings = new Map<string, Sum>();
  const takingOf = (rule: Rule): Sum => sumAt(takings, rule.id);
  const conflicts = new Map<string, { winner: Rule; other: Rule; count: number }>();
  const whole = { total: 0, byPerson: 0, unmatched: 0, decidedNowhere: 0 };
  for (const [index, count] of countByKey(table).entries()) {
    const key = table.keys[index];
    if (key === undefined || count === 0) continue;
    const takers = assigner.takers(key);
    whole.total += count;
    if (key.person !== null) {
      const isSomewhere = assigner.assign(key) !== null;
      whole[isSomewhere ? 'byPerson' : 'unmatched'] += count;
      if (!isSomewhere) whole.decidedNowhere += count;
      for (const { rule } of takers) if (rule) takingOf(rule).late += count;
      continue;
    }
    const [first, ...late] = takers;
    if (!first?.rule) whole.unmatched += count;
    else takingOf(first.rule).take(late[0]?.rule ?? null, count);
    for (const { rule } of late) if (rule) takingOf(rule).late += count;
    addConflicts(conflicts, takers, count);
  }
  return {
    ...whole,
    byRule: new Map([...takings].map(([id, sum]) => [id, sum.taking()] as const)),
    conflicts: [...conflicts.values()].toSorted((a, b) => b.count - a.count),
  };
}

class Sum {
  readonly #from = new Map<string, { next: Rule | null; count: number }>();
  count = 0;
  late = 0;

  take(next: Rule | null, count: number): void {
    const id = next?.id ?? '';
    const known = this.#from.get(id) ?? { next, count: 0 };
    known.count += count;
    this.#from.set(id, known);
    this.count += count;
  }

  taking(): RuleTaking {
    const from = [...this.#from.values()].toSorted((a, b) => b.count - a.count);
    return { count: this.count, from, late: this.late };
  }
}

function sumAt(sums: Map<string, Sum>, id: string): Sum {
  const known = sums.get(id) ?? new Sum();
  sums.set(id, known);
  return known;
}

function addConflicts(
  conflicts: Map<string, { winner: Rule; other: Rule; count: number }>,
  takers: readonly Assignment[],
  count: number,
): void {
  for (const [index, { rule: winner, place }] of takers.entries()) {
    for (const { rule: other, place: elsewhere } of takers.slice(index + 1)) {
      if (!winner || !other || place === elsewhere) continue;
      if (winner.kind === 'matcher' || other.kind === 'matcher') continue;
      const pair = JSON.stringify([winner.id, other.id]);
      const known = conflicts.get(pair) ?? { winner, other, count: 0 };
      known.count += count;
      conflicts.set(pair, known);
    }
  }
}

function countByKey({ keys, key, count }: FailureTable): Float64Array {
  const counts = new Float64Array(keys.length);
  for (let cell = 0; cell < key.length; cell += 1) {
    const code = key[cell] ?? 0;
    counts[code] = (counts[code] ?? 0) + (count?.[cell] ?? 1);
  }
  return counts;
}
