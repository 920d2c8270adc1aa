import { useCallback, useState } from 'react';
import { useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { Dataset } from '#domain/map/dataset.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { loadDataset, removeDataset } from '../data/datasetsApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import { DatasetFacts } from './DatasetFacts.tsx';
import styles from './Dataset.module.css';
import { LastImport } from './LastImport.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = { readonly dataset: Dataset; readonly onClose: () => void };

/** One source of failures: what it holds, what was answered at its import, how the last one went; and its removal. */
export function DatasetDialog({ dataset, onClose }: Props) {
  const { mapId } = useSession();
  const { id, name, source } = dataset;
  const ask = useCallback((signal: AbortSignal) => loadDataset(mapId, id, signal), [mapId, id]);
  const { value, problem } = useLoaded(ask);
  const [isRemoving, setRemoving] = useState(false);
  if (isRemoving)
    return <RemoveDialog dataset={dataset} onKeep={() => setRemoving(false)} onRemoved={onClose} />;
  return (
    <Dialog
      title={name || source}
      onClose={onClose}
      foot={
        <>
          <EditorsOnly>
            <Button onPress={() => setRemoving(true)}>Remove dataset…</Button>
          </EditorsOnly>
          <Button look="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {value === null ? (
        problem === null ? (
          <p>Looking…</p>
        ) : null
      ) : (
        <div className={styles.dataset}>
          <DatasetFacts detail={value} />
          <LastImport report={value.lastImport} />
        </div>
      )}
    </Dialog>
  );
}

type RemoveProps = {
  readonly dataset: Dataset;
  readonly onKeep: () => void;
  readonly onRemoved: () => void;
};

/** Asks with the number of rows at stake: the server forgets them for good, and no undo brings them back. */
function RemoveDialog({ dataset: { id, name, source, rows }, onKeep, onRemoved }: RemoveProps) {
  const { mapId } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    const answer = await removeDataset(mapId, id);
    if (answer.ok) onRemoved();
    else setProblem(answer.problem);
  };
  return (
    <Dialog
      title={`Remove ${name || source}?`}
      size="small"
      role="alertdialog"
      onClose={onKeep}
      foot={
        <>
          <Button onPress={onKeep}>Keep it</Button>
          <Button look="danger" onPress={() => void remove()}>
            Remove {countWords(rows, 'failure', 'failures')}
          </Button>
        </>
      }
    >
      <p>
        {countWords(rows, 'failure is', 'failures are')} taken from this map for everybody, with what people
        decided about them. This cannot be undone; only the file can be imported again. The map’s rules stay.
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
