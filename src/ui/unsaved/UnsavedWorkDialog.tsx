import { useState } from 'react';
import { useStore } from 'zustand';
import { applyWork } from '#actions/applyWork.ts';
import { useEditObstacle, useSession } from '#actions/session.ts';
import type { UnsavedWork } from '#document/offline/unsavedWork.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { ConfirmDiscard } from './ConfirmDiscard.tsx';
import styles from './UnsavedWorkDialog.module.css';
import { WorkItem } from './WorkItem.tsx';

/** What was typed here and the server did not take: to put on the map again, to keep as a file, or to discard. */
export function UnsavedWorkDialog() {
  const session = useSession();
  const works = useStore(session.shelf.store, (shelf) => shelf.works);
  const [discarding, setDiscarding] = useState<UnsavedWork | null>(null);
  const obstacle = useEditObstacle();
  const close = () => session.view.setState({ panel: { kind: 'none' } });
  const finish = async (run: () => Promise<void>) => {
    await run();
    if (session.shelf.store.getState().works.length === 0) close();
  };
  return (
    <Dialog title="Unsaved work" onClose={close}>
      <p className={styles.lead}>
        {works.length === 0
          ? 'There is none: everything typed here was saved.'
          : 'What was typed here and the server has not taken. It is not on the map, and kept in this browser only.'}
      </p>
      {works.map((work) => (
        <WorkItem
          key={work.id}
          work={work}
          obstacle={obstacle}
          onApply={() => void finish(() => applyWork(session, work))}
          onDiscard={() => setDiscarding(work)}
        />
      ))}
      {discarding === null ? null : (
        <ConfirmDiscard
          onKeep={() => setDiscarding(null)}
          onDiscard={() => {
            setDiscarding(null);
            void finish(() => session.shelf.drop(discarding.id));
          }}
        />
      )}
    </Dialog>
  );
}
