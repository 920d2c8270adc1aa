import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import type { NumberWords } from '#domain/lenses/numberWords.ts';
import { rangeWords } from './rangeWords.ts';
import styles from './Board.module.css';

type Props = {
  readonly range: ThreePoint | null;
  readonly words: NumberWords;
  /** What is shown instead of an unknown value. */
  readonly unknown: string;
};

/** A table cell with the likely amount and its low to high beneath. */
export function RangeCell({ range, words, unknown }: Props) {
  if (range === null) return <td className={styles.unknown}>{unknown}</td>;
  return (
    <td className={styles.number} data-sign={range.likely < 0 ? 'loss' : undefined}>
      {words.money(range.likely)}
      <small className={styles.small}>{rangeWords(range, words)}</small>
    </td>
  );
}
