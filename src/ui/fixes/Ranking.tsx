import { Button } from '../controls/Button.tsx';
import { Arithmetic } from './Arithmetic.tsx';
import { Assumptions } from './Assumptions.tsx';
import styles from './Board.module.css';
import { FixTable } from './FixTable.tsx';
import { HarmScatter } from './HarmScatter.tsx';
import { HarmTable } from './HarmTable.tsx';
import { rangeWords } from './rangeWords.ts';
import { useAddMode } from './useAddMode.ts';
import type { Board } from './useWhatToFix.ts';

type Props = {
  readonly board: Board;
  /** The failure mode whose arithmetic is shown; null shows the most harmful one's. */
  readonly shown: string | null;
  readonly onShow: (mode: string) => void;
  readonly onEditMode: (mode: string) => void;
  readonly onEditFix: (fix: string) => void;
};

/** The picture, the two rankings, and beside them the assumptions and the arithmetic. */
export function Ranking({ board, shown, onShow, onEditMode, onEditFix }: Props) {
  const { harms } = board.ranked;
  const line = harms.find(({ mode }) => mode.id === shown) ?? harms[0];
  const addMode = useAddMode(onEditMode);
  return (
    <>
      <div className={styles.results}>
        {line === undefined ? (
          <div className={styles.empty}>
            <p>
              Name what goes wrong: a failure mode is a kind of failure at a touchpoint or hand-off, such as
              “Parcel late, nobody told”. Failures are counted under it, and its harm in a year is worked out
              here.
            </p>
            <Button look="primary" onPress={addMode}>
              Add a failure mode
            </Button>
          </div>
        ) : (
          <>
            <Whole board={board} />
            <HarmScatter board={board} />
            <HarmTable board={board} shown={line.mode.id} onShow={onShow} onEdit={onEditMode} />
          </>
        )}
        {board.ranked.fixes.length === 0 ? null : <FixTable board={board} onEdit={onEditFix} />}
      </div>
      <aside className={styles.aside} aria-label="Assumptions and arithmetic">
        <Assumptions />
        {line === undefined ? null : <Arithmetic line={line} board={board} />}
      </aside>
    </>
  );
}

function Whole({ board: { ranked, words } }: { readonly board: Board }) {
  const { wholeHarm, harms } = ranked;
  const unknown = harms.filter(({ yearly }) => yearly.harm === null).length;
  if (wholeHarm === null) {
    return <p className={styles.whole}>Enter the assumptions to see what failures cost in a year.</p>;
  }
  return (
    <p className={styles.whole}>
      Failures cost about <strong>{words.money(wholeHarm.likely)}</strong> a year, from{' '}
      {rangeWords(wholeHarm, words)}
      {unknown === 0 ? '' : `, not counting ${unknown} whose harm is unknown`}.
    </p>
  );
}
