import { Trash2 } from 'lucide-react';
import { deleteSelection } from '#actions/deleteSelection.ts';
import { runAction } from '#actions/keyboard.ts';
import { useSession } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Inspector.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** Deletes what is selected; the toast names what went along and brings it back. */
export function DeleteButton() {
  const session = useSession();
  return (
    <EditorsOnly>
      <div className={styles.foot}>
        <Button look="plain" onPress={() => runAction(session, deleteSelection)}>
          <Trash2 size={16} aria-hidden />
          Delete
        </Button>
      </div>
    </EditorsOnly>
  );
}
