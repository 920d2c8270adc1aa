import { useStore } from 'zustand';
import { runAction } from '#actions/keyboard.ts';
import { showUnsaved } from '#actions/panels.ts';
import { useSession } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Shell.module.css';

/** Stands over the map for as long as there is work that the server did not take. */
export function UnsavedWorkButton() {
  const session = useSession();
  const count = useStore(session.shelf.store, ({ works }) => works.length);
  if (count === 0) return null;
  return (
    <div className={styles.unsaved}>
      <Button look="plain" onPress={() => runAction(session, showUnsaved)}>
        {count === 1 ? 'Unsaved work' : `Unsaved work (${count})`}
      </Button>
    </div>
  );
}
