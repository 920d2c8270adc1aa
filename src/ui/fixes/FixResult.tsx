import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import type { Fix } from '#domain/map/fix.ts';
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
  const rows: readonly (readonly [string, ThreePoint | null])[] = [
    ['Harm avoided in a year', avoided],
    ['− cost', turned],
    ['= net benefit', net],
  ];
  return (
    <section className={`${styles.arithmetic} ${form.result}`} aria-label="Net benefit">
      <table className={styles.sum}>
        <thead>
          <tr>
            <th scope="col">Money</th>
            <th scope="col">Low</th>
            <th scope="col">Likely</th>
            <th scope="col">High</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, range]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {(['low', 'likely', 'high'] as const).map((end) => (
                <td key={end}>{range === null ? '?' : words.money(range[end])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Avoided is beyond what funded fixes prevent. Low pairs the least harm avoided with the highest cost.
        {expectedCost === null
          ? ''
          : ` Expected cost (PERT) ${words.money(expectedCost.mean)} ± ${words.money(expectedCost.sd)}.`}
      </p>
    </section>
  );
}
