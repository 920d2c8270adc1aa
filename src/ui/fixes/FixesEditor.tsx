import { commit, mapOf, useSession } from '#actions/session.ts';
import { addFix } from '#domain/edits/addFix.ts';
import { FixForm } from './FixForm.tsx';
import styles from './Form.module.css';
import { LineList } from './LineList.tsx';
import type { Board } from './useWhatToFix.ts';

type Props = {
  readonly board: Board;
  readonly chosen: string | null;
  readonly onChoose: (fix: string | null) => void;
};

/** All fixes, open ones by net benefit and then the done ones, and the form of the chosen one. */
export function FixesEditor({ board, chosen, onChoose }: Props) {
  const session = useSession();
  const { map, ranked, words } = board;
  const add = () => {
    const id = session.newId();
    commit(session, addFix(mapOf(session), { id }));
    onChoose(id);
  };
  const done = [...map.fixes.values()].filter((fix) => fix.status === 'done');
  const lines = [
    ...ranked.fixes.map(({ fix, net }) => ({
      id: fix.id,
      name: fix.name || 'Unnamed fix',
      amount: net === null ? '' : words.money(net.likely),
    })),
    ...done.map((fix) => ({ id: fix.id, name: fix.name || 'Unnamed fix', amount: 'done' })),
  ];
  const fix = map.fixes.get(chosen ?? '') ?? map.fixes.get(lines[0]?.id ?? '');
  return (
    <div className={styles.editor}>
      <LineList
        label="Fixes"
        lines={lines}
        chosen={fix?.id ?? null}
        onChoose={onChoose}
        addName="Add a fix"
        onAdd={add}
      />
      {fix === undefined ? (
        <p>No fixes yet. A fix costs once, and prevents a share of some failure modes.</p>
      ) : (
        <FixForm key={fix.id} fix={fix} board={board} onDeleted={() => onChoose(null)} />
      )}
    </div>
  );
}
