import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { handleKey } from '#actions/keyboard.ts';
import { useSession } from '#actions/session.ts';
import tabs from '../controls/Tabs.module.css';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './Board.module.css';
import { FixesEditor } from './FixesEditor.tsx';
import { ModesEditor } from './ModesEditor.tsx';
import { Ranking } from './Ranking.tsx';
import { useWhatToFix } from './useWhatToFix.ts';

type TabId = 'ranking' | 'modes' | 'fixes';

/** What to fix: harm against cost, the ranking, and the failure modes, fixes and assumptions that they come from. */
export function FixesBoard() {
  const { view } = useSession();
  const board = useWhatToFix();
  const [tab, setTab] = useState<TabId>('ranking');
  const [mode, setMode] = useState<string | null>(null);
  const [fix, setFix] = useState<string | null>(null);
  const root = useFocusWhileOpen();
  useBoardKeys();
  const edit = (id: TabId, choose: (id: string) => void) => (chosen: string) => {
    choose(chosen);
    setTab(id);
  };
  return (
    <div
      ref={root}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: keys know dialogs by role, and the element brings its own layer
      role="dialog"
      aria-label="What to fix"
      tabIndex={-1}
      className={styles.board}
    >
      <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(key as TabId)} className={styles.tabs ?? ''}>
        <header className={styles.head}>
          <h2 className={styles.heading}>What to fix</h2>
          <TabList aria-label="Parts of the board" className={tabs.list ?? ''}>
            <Tab id="ranking" className={tabs.tab ?? ''}>
              Harm and cost
            </Tab>
            <Tab id="modes" className={tabs.tab ?? ''}>
              Failure modes
            </Tab>
            <Tab id="fixes" className={tabs.tab ?? ''}>
              Fixes
            </Tab>
          </TabList>
          <IconButton label="Back to the map" onPress={() => view.setState({ panel: { kind: 'none' } })}>
            <X size={18} aria-hidden />
          </IconButton>
        </header>
        <TabPanel id="ranking" className={styles.body ?? ''}>
          <Ranking
            board={board}
            shown={mode}
            onShow={setMode}
            onEditMode={edit('modes', setMode)}
            onEditFix={edit('fixes', setFix)}
          />
        </TabPanel>
        <TabPanel id="modes" className={`${styles.body} ${styles.wide}`}>
          <ModesEditor board={board} chosen={mode} onChoose={setMode} />
        </TabPanel>
        <TabPanel id="fixes" className={`${styles.body} ${styles.wide}`}>
          <FixesEditor board={board} chosen={fix} onChoose={setFix} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

/** The board has the focus when it opens; what had it before gets it back. */
function useFocusWhileOpen() {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    root.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return root;
}

/** Only Escape, undo and redo reach the editor: letters and Delete would act on the map behind the board. */
function useBoardKeys() {
  const session = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isMod = event.ctrlKey || event.metaKey;
      const isUndo = isMod && /^[zy]$/i.test(event.key);
      const isInside = event.target instanceof Element && event.target.closest(`.${styles.board}`) !== null;
      if (isInside && (event.key === 'Escape' || isUndo)) handleKey(session, event, 'off');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
}
