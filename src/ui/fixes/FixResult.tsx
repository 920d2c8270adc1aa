import type { Fix } from '#domain/map/fix.ts';
import { RangeTable, type RangeRow } from './RangeTable.tsx';
import styles from './Board.module.css';
import form from './Form.module.css';
import type { Board } from './useWhatToFix.ts';

type Props = { readonly fix: Fix; readonly board: Board };

/** What a fix brings in its first year, with the arithmetic. A done fix has shown its effect in the failures already. */
export function FixResult({ fix, board: { ranked, words } }: Props) {
  const line = ranked.fixes.find((each) => each.fix.id === fix.id);
  if (line === undefined)
    return <p className={styles.note}>Done: what it prevented no longer shows as harm.</p>;
  const { avoided, cost, net, expectedCost } = line;
  const turned = cost === null ? null : { low: cost.high, likely: cost.likely, high: cost.low };
  const rows: readonly RangeRow[] = [
    ['Harm avoided in a year', avoided, words.money],
    ['− cost', turned, words.money],
    ['= net benefit', net, words.money],
  ];
  return (
    <section className={`${styles.arithmetic} ${form.result}`} aria-label="Net benefit">
      <RangeTable head="Money" rows={rows} />
      <p className={styles.note}>
        Avoided is beyond what funded fixes prevent. Low pairs the least harm avoided with the highest cost.
        {expectedCost === null
          ? ''
          : ` Expected cost (PERT) ${words.money(expectedCost.mean)} ± ${words.money(expectedCost.sd)}.`}
      </p>
    </section>
  );
}
