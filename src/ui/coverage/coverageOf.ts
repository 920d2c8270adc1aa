import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { Assigner } from '#domain/failures/keyAssigner.ts';

/** Every failure once: by who brought it to its place, or unmatched. */
export function coverageOf({
  places,
  total,
  matched,
}: Pick<AssignedFailures, 'places' | 'total' | 'matched'>): Readonly<Record<Assigner | 'unmatched', number>> {
  const counts = { person: 0, rule: 0, matcher: 0, unmatched: total - matched };
  for (const { countBy } of places.values()) {
    counts.person += countBy.person;
    counts.rule += countBy.rule;
    counts.matcher += countBy.matcher;
  }
  return counts;
}
