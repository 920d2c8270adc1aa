import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';
import type { Board } from './useWhatToFix.ts';
import { missingWords } from './rangeWords.ts';
import { RangeTable, type RangeRow } from './RangeTable.tsx';
import styles from './Board.module.css';

type Props = { readonly line: HarmLine; readonly board: Board };

/** How one failure mode's yearly harm comes about, factor by factor, at the low, likely and high end. */
export function Arithmetic({ line, board: { map, words } }: Props) {
  const { yearly, mode } = line;
  const { marginPerCustomer } = map.meta;
  const rows: RangeRow[] = [
    ['Customers who meet it in a year', yearly.affected, words.rate],
    ['(of all customers)', yearly.share, words.share],
    ['× extra share lost', yearly.loss, words.share],
    ['× margin a year', constant(marginPerCustomer), words.money],
    ['= harm a year', yearly.harm, words.money],
  ];
  return (
    <section aria-labelledby="arithmetic" className={styles.arithmetic}>
      <h3 id="arithmetic">Harm of “{mode.name || 'Unnamed failure mode'}”</h3>
      <RangeTable head="Factor" rows={rows} />
      <p className={styles.note}>{noteOf(line)}</p>
    </section>
  );
}

/** A factor that is taken as certain stands the same at all three ends. */
function constant(value: number | null): ThreePoint | null {
  return value === null ? null : { low: value, likely: value, high: value };
}

function noteOf({ yearly }: HarmLine): string {
  if (yearly.missing.length > 0) return `Still needed: ${missingWords(yearly.missing)}.`;
  return 'Each counted failure is taken as one customer, up to all customers a year; failures that nobody reported are missing. Low and high take every factor at its end (95% Poisson interval for the count), so they are wide.';
}
