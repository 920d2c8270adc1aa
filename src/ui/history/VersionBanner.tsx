import { useSession, useView } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { SegmentedChoice } from '../controls/SegmentedChoice.tsx';
import styles from './History.module.css';

const sides = [
  { id: 'past', name: 'Then' },
  { id: 'now', name: 'Now' },
] as const;

/** Over the map while a version is looked at: which, its two sides, and the way back. */
export function VersionBanner() {
  const { view } = useSession();
  const looking = useView((state) => state.looking);
  const isPanelOpen = useView(({ panel }) => panel.kind === 'history');
  if (looking === null) return null;
  const isPast = looking.side === 'past';
  return (
    <aside aria-label="Version" className={styles.banner}>
      <span>
        {isPast ? 'You are looking at ' : 'The map of now, compared with '}
        <b>{looking.title}</b>
      </span>
      <SegmentedChoice
        aria-label="Which map to show"
        choices={sides}
        value={looking.side}
        onChange={(side) => view.setState({ looking: { ...looking, side } })}
      />
      {isPanelOpen ? null : (
        <Button onPress={() => view.setState({ panel: { kind: 'history' } })}>What changed</Button>
      )}
      <Button look="primary" onPress={() => view.setState({ looking: null })}>
        Back to now
      </Button>
    </aside>
  );
}
