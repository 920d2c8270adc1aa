import { PanelRightOpen } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { runAction } from '#actions/keyboard.ts';
import { toggleInspector } from '#actions/panels.ts';
import { useSeat, useSession, useView } from '#actions/session.ts';
import { firstPaint } from '#view/firstPaint.ts';
import type { Panel } from '#view/viewStore.ts';
import { IconButton } from '../controls/IconButton.tsx';
import inspectorStyles from '../inspector/Inspector.module.css';
import styles from './Shell.module.css';

// Not part of a map's first paint.
const Inspector = lazy(async () => {
  await firstPaint;
  return { default: (await import('../inspector/Inspector.tsx')).Inspector };
});
const EvidencePanel = lazy(async () => ({
  default: (await import('../evidence/EvidencePanel.tsx')).EvidencePanel,
}));
const TimelinePanel = lazy(async () => ({
  default: (await import('../timeline/TimelinePanel.tsx')).TimelinePanel,
}));
const UnmatchedPanel = lazy(async () => ({
  default: (await import('../unmatched/UnmatchedPanel.tsx')).UnmatchedPanel,
}));
const WordsWithheld = lazy(async () => ({
  default: (await import('../sharing/WordsWithheld.tsx')).WordsWithheld,
}));
const CodingPanel = lazy(async () => ({ default: (await import('../coding/CodingPanel.tsx')).CodingPanel }));
const CommentsPanel = lazy(async () => ({
  default: (await import('../comments/CommentsPanel.tsx')).CommentsPanel,
}));
const RulesPanel = lazy(async () => ({ default: (await import('../rules/RulesPanel.tsx')).RulesPanel }));

const HistoryPanel = lazy(async () => ({
  default: (await import('../history/HistoryPanel.tsx')).HistoryPanel,
}));

/** Beside the canvas at the right, at the bottom on a phone: a panel while one is open, else the inspector. */
export function Side() {
  const session = useSession();
  const panel = useView((view) => view.panel);
  const inspector = useView((view) => view.inspector);
  const root = useFocusStays(inspector);
  const { maySeeVerbatims } = useSeat();
  const content = !maySeeVerbatims && withWords.has(panel.kind) ? <WordsWithheld /> : contentOf(panel);
  if (content !== null) {
    return (
      <div className={styles.side}>
        <Suspense>{content}</Suspense>
      </div>
    );
  }
  if (inspector === 'folded') {
    return (
      <div ref={root} className={styles.unfold}>
        <IconButton label="Open the inspector" onPress={() => runAction(session, toggleInspector)}>
          <PanelRightOpen size={18} aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <div ref={root} className={styles.side}>
      <Suspense fallback={<div className={inspectorStyles.inspector} />}>
        <Inspector />
      </Suspense>
    </div>
  );
}

/** The button that folds the inspector away goes with it: the one that opens it again takes the focus, and back. */
function useFocusStays(inspector: 'open' | 'folded') {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef(inspector);
  useEffect(() => {
    if (before.current === inspector) return;
    before.current = inspector;
    if (document.activeElement === document.body) root.current?.querySelector('button')?.focus();
  }, [inspector]);
  return root;
}

/** Panels of rows with customers' words; the server answers them to those only who may read these. */
const withWords: ReadonlySet<Panel['kind']> = new Set([
  'evidence',
  'modeEvidence',
  'assignerEvidence',
  'coding',
]);

function contentOf(panel: Panel): ReactNode {
  switch (panel.kind) {
    case 'evidence':
      return <EvidencePanel key={panel.place} behind={{ place: panel.place }} />;
    case 'modeEvidence':
      return <EvidencePanel key={panel.mode} behind={{ mode: panel.mode }} />;
    case 'assignerEvidence':
      return <EvidencePanel key={panel.by} behind={{ by: panel.by }} />;
    case 'timeline':
      return <TimelinePanel key={panel.place} place={panel.place} />;
    case 'unmatched':
      return <UnmatchedPanel />;
    case 'coding':
      return <CodingPanel />;
    case 'comments':
      return <CommentsPanel on={panel.on} open={panel.thread} />;
    case 'history':
      return <HistoryPanel />;
    case 'rules':
      return <RulesPanel />;
    default:
      return null;
  }
}
