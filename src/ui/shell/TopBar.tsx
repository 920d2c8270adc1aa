import { ListTree, Redo2, Search, Undo2 } from 'lucide-react';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { showFind, showFixes, showImport } from '#actions/panels.ts';
import { useSession } from '#actions/session.ts';
import { redo, undo } from '#actions/undo.ts';
import type { Person } from '#document/presence.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { LensPicker } from '../lens/LensPicker.tsx';
import { People } from '../people/People.tsx';
import { MapTitle } from './MapTitle.tsx';
import { SavedSign } from './SavedSign.tsx';
import styles from './TopBar.module.css';

type Props = {
  readonly onOpenMaps: () => void;
  readonly onRenamePerson: (person: Person) => void;
};

/** The map's name and state at the left, what one looks at in the middle, people and work at the right. */
export function TopBar({ onOpenMaps, onRenamePerson }: Props) {
  const session = useSession();
  return (
    <header className={styles.bar}>
      <IconButton label="All maps" onPress={onOpenMaps}>
        <ListTree size={18} aria-hidden />
      </IconButton>
      <MapTitle />
      <SavedSign />
      <div className={styles.undo}>
        <IconButton label={undo.name} keys={keysOf(undo)} onPress={() => runAction(session, undo)}>
          <Undo2 size={18} aria-hidden />
        </IconButton>
        <IconButton label={redo.name} keys={keysOf(redo)} onPress={() => runAction(session, redo)}>
          <Redo2 size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.middle}>
        <LensPicker />
      </div>
      <IconButton label={showFind.name} keys={keysOf(showFind)} onPress={() => runAction(session, showFind)}>
        <Search size={18} aria-hidden />
      </IconButton>
      <People onRename={onRenamePerson} />
      <Button look="plain" onPress={() => runAction(session, showImport)}>
        {showImport.name}
      </Button>
      <Button onPress={() => runAction(session, showFixes)}>{showFixes.name}</Button>
    </header>
  );
}

function keysOf(action: typeof undo): string | undefined {
  return action.keys?.[0] ? keyWords(action.keys[0]) : undefined;
}
