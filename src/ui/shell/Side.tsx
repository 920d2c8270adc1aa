import { PanelRightOpen } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { runAction } from '#actions/keyboard.ts';
import { toggleInspector } from '#actions/panels.ts';
import { useSession, useView } from '#actions/session.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import styles from './Shell.module.css';

// Not part of a map's first paint.
const EvidencePanel = lazy(async () => ({
  default: (await import('../evidence/EvidencePanel.tsx')).EvidencePanel,
}));
const UnmatchedPanel = lazy(async () => ({
  default: (await import('../unmatched/UnmatchedPanel.tsx')).UnmatchedPanel,
}));

/** Beside the canvas at the right, at the bottom on a phone: a panel while one is open, else the inspector. */
export function Side() {
  const session = useSession();
  const panel = useView((view) => view.panel);
  const inspector = useView((view) => view.inspector);
  if (panel.kind === 'evidence' || panel.kind === 'unmatched') {
    return (
      <div className={styles.side}>
        <Suspense>
          {panel.kind === 'evidence' ? (
            <EvidencePanel key={panel.place} place={panel.place} />
          ) : (
            <UnmatchedPanel />
          )}
        </Suspense>
      </div>
    );
  }
  if (inspector === 'folded') {
    return (
      <div className={styles.unfold}>
        <IconButton label="Open the inspector" onPress={() => runAction(session, toggleInspector)}>
          <PanelRightOpen size={18} aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <div className={styles.side}>
      <Inspector />
    </div>
  );
}
