import { PanelRightOpen } from 'lucide-react';
import { runAction } from '#actions/keyboard.ts';
import { toggleInspector } from '#actions/panels.ts';
import { useSession, useView } from '#actions/session.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import styles from './Shell.module.css';

/** Beside the canvas at the right; at the bottom on a phone. */
export function Side() {
  const session = useSession();
  const inspector = useView((view) => view.inspector);
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
