import type { Assignment } from '#domain/failures/keyAssigner.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { placeName } from '#domain/map/placeName.ts';

type Named = Pick<JourneyMap, 'datasets' | 'touchpoints' | 'paths' | 'failureModes'>;

/** Who brought a row to its place, as a sentence. */
export function assignmentWords(map: Named, assignment: Assignment | null): string {
  if (assignment === null) return 'No rule leads it anywhere yet.';
  const { by, rule } = assignment;
  switch (by) {
    case 'person':
      return 'Somebody decided about just this record.';
    case 'rule':
      return rule === null ? 'By a rule.' : `By a rule: ${sentenceOf(map, assignment)}.`;
    case 'matcher':
      return 'By the matcher, which was sure enough of its words.';
  }
}

/** The condition of the rule that takes a row. */
export function sentenceOf({ datasets }: Named, { rule }: Assignment): string {
  return rule === null ? '' : ruleSentence(rule, datasets.get(rule.dataset)?.groupBy ?? '');
}

/** A place with the failure mode that is counted there. */
export function whereWords(map: JourneyMap, { place, mode }: Assignment): string {
  const modeName = map.failureModes.get(mode)?.name;
  return modeName ? `${placeName(map, place)}, as ${modeName}` : placeName(map, place);
}
