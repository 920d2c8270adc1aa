import { TriangleAlert } from 'lucide-react';
import { useMap } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import { Button } from '../controls/Button.tsx';
import { placeName } from '#domain/map/placeName.ts';
import type { RuleLineProps } from './RuleLineProps.ts';
import styles from './Rules.module.css';

/** The rules that would lead some of the same failures elsewhere, each with the way to let it go first. */
export function RuleConflicts({ rule, index, rules, groupBy, takings, onMove }: RuleLineProps) {
  const map = useMap((each) => each);
  const lost = takings?.conflicts.filter(({ winner }) => winner.id === rule.id) ?? [];
  if (lost.length === 0) return null;
  return (
    <ul className={styles.conflicts}>
      {lost.map(({ other, count }) => {
        const turn = rules.findIndex(({ id }) => id === other.id) + 1;
        return (
          <li key={other.id} className={styles.conflict}>
            <TriangleAlert size={14} aria-hidden />
            <span>
              Conflict: {countWords(count, 'failure fits', 'failures fit')} rule {turn} too, “
              {ruleSentence(other, groupBy)}”, which leads to {placeName(map, other.place)}.
            </span>
            <Button look="plain" onPress={() => onMove(other.id, index)}>
              Let rule {turn} go first
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
