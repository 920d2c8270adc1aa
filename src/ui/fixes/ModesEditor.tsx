import styles from './Form.module.css';
import { LineList } from './LineList.tsx';
import { ModeForm } from './ModeForm.tsx';
import { useAddMode } from './useAddMode.ts';
import type { Board } from './useWhatToFix.ts';

type Props = {
  readonly board: Board;
  readonly chosen: string | null;
  readonly onChoose: (mode: string | null) => void;
};

/** All failure modes, most harmful first, and the form of the chosen one. */
export function ModesEditor({ board, chosen, onChoose }: Props) {
  const { harms } = board.ranked;
  const add = useAddMode(onChoose);
  const line = harms.find(({ mode }) => mode.id === chosen) ?? harms[0];
  return (
    <div className={styles.editor}>
      <LineList
        label="Failure modes"
        lines={harms.map(({ mode, yearly }) => ({
          id: mode.id,
          name: mode.name || 'Unnamed failure mode',
          amount: yearly.harm === null ? '' : board.words.money(yearly.harm.likely),
        }))}
        chosen={line?.mode.id ?? null}
        onChoose={onChoose}
        addName="Add a failure mode"
        onAdd={add}
      />
      {line === undefined ? (
        <p>No failure modes yet.</p>
      ) : (
        <ModeForm key={line.mode.id} line={line} board={board} onDeleted={() => onChoose(null)} />
      )}
    </div>
  );
}
