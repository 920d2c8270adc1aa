import { countWords } from '#base/countWords.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import type { TakenFrom } from '#domain/failures/ruleTakings.ts';
import type { RuleLineProps } from './RuleLineProps.ts';
import styles from './Rules.module.css';

/** As many other rules as a line names. */
const mostNamed = 2;

/** How many failures a rule takes, from whom, and how many come too late for it. */
export function RuleCounts({ rule, groupBy, takings }: RuleLineProps) {
  if (takings === null) return null;
  const { count, from, late } = takings.byRule.get(rule.id) ?? { count: 0, from: [], late: 0 };
  const others = from.filter(({ next }) => next !== null);
  return (
    <p className={styles.counts}>
      <strong>{countWords(count, 'failure', 'failures')}</strong>
      {others.slice(0, mostNamed).map((each) => (
        <span key={each.next?.id}>, {fromWords(each, groupBy)}</span>
      ))}
      {others.length > mostNamed ? `, and some from ${others.length - mostNamed} more rules` : ''}
      {late > 0 ? `; ${late.toLocaleString()} more fit, but are taken before` : ''}
    </p>
  );
}

function fromWords({ next, count }: TakenFrom, groupBy: string): string {
  if (next === null) return '';
  return `${count.toLocaleString()} of them from “${ruleSentence(next, groupBy)}”`;
}
