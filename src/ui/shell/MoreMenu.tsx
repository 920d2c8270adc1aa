import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '#actions/action.ts';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { showFixes, showHelp, showImport, showPalette, showShare, showUnmatched } from '#actions/panels.ts';
import { mapOf, useMayEdit, useSession, type Session } from '#actions/session.ts';
import { showHistory } from '#actions/showHistory.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Menu } from '../controls/Menu.tsx';
import type { MenuEntry } from '../controls/MenuPopup.tsx';
import { chooseTheme, chosenTheme, type Theme } from './theme.ts';

const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'Colours as on this machine'],
  ['light', 'Light colours'],
  ['dark', 'Dark colours'],
];

/** What is needed now and then; on a phone also what has no room in the bar. */
export function MoreMenu() {
  const session = useSession();
  const mayEdit = useMayEdit();
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (wanted: Theme) => {
    chooseTheme(wanted);
    setTheme(wanted);
  };
  const entries: readonly MenuEntry[] = [
    ...[showShare, showFixes, showImport, showUnmatched, showHistory, showPalette, showHelp]
      .filter((action) => mayEdit || !action.edits)
      .map((action) => entryOf(session, action)),
    {
      id: 'download',
      name: 'Download the map',
      run: () => {
        // reason: the file format is not needed before somebody asks for a file
        void import('../files/downloadMap.ts').then(({ downloadMap }) => downloadMap(mapOf(session)));
      },
    },
    ...themes.map(([id, name]) => ({
      id,
      name,
      isChosen: theme === id,
      run: () => choose(id),
    })),
  ];
  return (
    <Menu label="More" entries={entries}>
      <IconButton label="More">
        <Ellipsis size={18} aria-hidden />
      </IconButton>
    </Menu>
  );
}

function entryOf(session: Session, action: Action): MenuEntry {
  const binding = action.keys?.[0];
  return {
    id: action.id,
    name: action.name,
    ...(binding ? { keys: keyWords(binding) } : {}),
    run: () => runAction(session, action),
  };
}
