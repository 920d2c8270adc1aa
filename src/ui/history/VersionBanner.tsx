import { Radio, RadioGroup } from 'react-aria-components';
import { useSession, useView } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import styles from './History.module.css';

const sides = { past: 'Then', now: 'Now' } as const;

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
      <RadioGroup
        aria-label="Which map to show"
        orientation="horizontal"
        className={styles.sides ?? ''}
        value={looking.side}
        onChange={(side) => view.setState({ looking: { ...looking, side: side === 'now' ? 'now' : 'past' } })}
      >
        {(['past', 'now'] as const).map((side) => (
          <Radio key={side} value={side} className={styles.sideOption ?? ''}>
            {sides[side]}
          </Radio>
        ))}
      </RadioGroup>
      {isPanelOpen ? null : (
        <Button onPress={() => view.setState({ panel: { kind: 'history' } })}>What changed</Button>
      )}
      <Button look="primary" onPress={() => view.setState({ looking: null })}>
        Back to now
      </Button>
    </aside>
  );
}
