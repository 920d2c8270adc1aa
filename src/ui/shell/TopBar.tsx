import { LayoutGrid, Redo2, Search, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Action } from '#actions/action.ts';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { showFind, showFixes, showImport, showShare } from '#actions/panels.ts';
import { useMayEdit, useSession } from '#actions/session.ts';
import { redo, undo } from '#actions/undo.ts';
import type { Person } from '#document/presence.ts';
import { CommentsButton } from '../comments/CommentsButton.tsx';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { LensPicker } from '../lens/LensPicker.tsx';
import { People } from '../people/People.tsx';
import { MapTitle } from './MapTitle.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { RoleSign } from './RoleSign.tsx';
import { SavedSign } from './SavedSign.tsx';
import styles from './TopBar.module.css';

type Props = {
  readonly onOpenMaps: () => void;
  readonly onRenamePerson: (person: Person) => void;
};

/** The map's name and state at the left, what one looks at in the middle, people and work at the right. */
export function TopBar({ onOpenMaps, onRenamePerson }: Props) {
  const session = useSession();
  const mayEdit = useMayEdit();
  // What can be undone follows the map: every edit, one's own too, comes back through its store.
  const canUndo = useStore(session.mapStore.store, () => session.history.canUndo());
  const canRedo = useStore(session.mapStore.store, () => session.history.canRedo());
  return (
    <header className={styles.bar}>
      <IconButton label="All maps" onPress={onOpenMaps}>
        <LayoutGrid size={18} aria-hidden />
      </IconButton>
      <MapTitle />
      <SavedSign />
      <div className={styles.second}>
        <RoleSign />
        {mayEdit ? (
          <div className={styles.undo}>
            <ActionButton action={undo} isDisabled={!canUndo}>
              <Undo2 size={18} aria-hidden />
            </ActionButton>
            <ActionButton action={redo} isDisabled={!canRedo}>
              <Redo2 size={18} aria-hidden />
            </ActionButton>
          </div>
        ) : null}
        <div className={styles.middle}>
          <LensPicker />
        </div>
        <div className={styles.find}>
          <ActionButton action={showFind}>
            <Search size={18} aria-hidden />
          </ActionButton>
          <CommentsButton />
        </div>
      </div>
      <People onRename={onRenamePerson} />
      <div className={styles.work}>
        {mayEdit ? (
          <span className={styles.import}>
            <Button look="plain" onPress={() => runAction(session, showImport)}>
              {showImport.name}
            </Button>
          </span>
        ) : null}
        <Button look="plain" onPress={() => runAction(session, showFixes)}>
          {showFixes.name}
        </Button>
        <Button onPress={() => runAction(session, showShare)}>{showShare.name}</Button>
      </div>
      <MoreMenu />
    </header>
  );
}

type ActionButtonProps = {
  readonly action: Action;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
};

function ActionButton({ action, isDisabled, children }: ActionButtonProps) {
  const session = useSession();
  const binding = action.keys?.[0];
  return (
    <IconButton
      label={action.name}
      keys={binding && keyWords(binding)}
      isDisabled={isDisabled ?? false}
      onPress={() => runAction(session, action)}
    >
      {children}
    </IconButton>
  );
}
