import { Hand, MousePointer2, Spline, StickyNote, SquareDashed, RectangleHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Action } from '#actions/action.ts';
import { drawNote } from '#actions/drawNote.ts';
import { drawStage } from '#actions/drawStage.ts';
import { drawTouchpoint } from '#actions/drawTouchpoint.ts';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { useMayEdit, useSession, useView } from '#actions/session.ts';
import { connectTool, handTool, selectTool } from '#actions/tools.ts';
import type { Tool } from '#view/viewStore.ts';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './ToolRail.module.css';

type Entry = { readonly action: Action; readonly icon: ReactNode; readonly tool?: Tool };

const size = 18;
const entries: readonly Entry[] = [
  { action: selectTool, tool: 'select', icon: <MousePointer2 size={size} aria-hidden /> },
  { action: handTool, tool: 'hand', icon: <Hand size={size} aria-hidden /> },
  { action: drawStage, icon: <SquareDashed size={size} aria-hidden /> },
  { action: drawTouchpoint, icon: <RectangleHorizontal size={size} aria-hidden /> },
  { action: connectTool, tool: 'connect', icon: <Spline size={size} aria-hidden /> },
  { action: drawNote, icon: <StickyNote size={size} aria-hidden /> },
];

/** What can be drawn, each with its key. */
export function ToolRail() {
  const session = useSession();
  const mayEdit = useMayEdit();
  const tool = useView((view) => view.tool);
  const shown = entries.filter(({ action }) => mayEdit || !action.edits);
  return (
    <div role="toolbar" aria-label="Tools" aria-orientation="vertical" className={styles.rail}>
      {shown.map(({ action, icon, tool: own }) => (
        <IconButton
          key={action.id}
          label={action.name}
          keys={action.keys?.[0] ? keyWords(action.keys[0]) : undefined}
          isOn={own === undefined ? undefined : tool === own}
          onPress={() => runAction(session, action)}
        >
          {icon}
        </IconButton>
      ))}
    </div>
  );
}
