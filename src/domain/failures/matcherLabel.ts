import type { Assignment } from './keyAssigner.ts';

/** What the matcher learns and names: a place and a failure mode ('' = under none). */
export interface MatcherTarget {
  readonly place: string;
  readonly mode: string;
}

/** Ids hold no bar. */
export function matcherLabel({ place, mode }: MatcherTarget): string {
  return `${place}|${mode}`;
}

export function matcherTarget(label: string): MatcherTarget {
  const [place = '', mode = ''] = label.split('|');
  return { place, mode };
}

/**
 * The label of rows that the matcher may learn from, null for others: what a person decided about rows or laid by the
 * values of columns. Words of keyword rules are its seeds, and its own matches teach it nothing.
 */
export function exampleLabel(assignment: Assignment | null): string | null {
  if (assignment === null) return null;
  const isPersons = assignment.by === 'person' || assignment.rule?.kind === 'columnValue';
  return isPersons ? matcherLabel(assignment) : null;
}
