import { useEffect, useState, type CSSProperties } from 'react';
import { stopFollowing } from '#actions/follow.ts';
import { usePeople, useSession } from '#actions/session.ts';
import { takeOnView } from '#actions/takeOnView.ts';
import { followedView, type Followed } from '#view/followedView.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Following.module.css';

/** While somebody is followed: a frame in their colour round the map, one line that says so, and the way out. */
export function Following({ person }: { readonly person: string }) {
  const session = useSession();
  const { view, presence } = session;
  const people = usePeople();
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return takeOnView({ view, presence }, isStill ? 'none' : 'smooth');
  }, [view, presence]);
  const other = people.find((each) => each.person.id === person);
  const followed = followedView(people, person, new Set([presence.me().id]));
  const colour = other ? `var(--department-${other.person.hue})` : 'var(--line)';
  const stop = () => {
    stopFollowing(session);
    // The button goes; a keyboard is back at the avatar.
    if (before instanceof HTMLElement) before.focus();
  };
  return (
    <>
      <div aria-hidden className={styles.frame} style={{ '--person': colour } as CSSProperties} />
      <div className={styles.line}>
        <output>{wordsOf(followed, other?.person.name)}</output>
        <Button look="plain" onPress={stop}>
          Stop
        </Button>
      </div>
    </>
  );
}

function wordsOf(followed: Followed, name = ''): string {
  switch (followed.at) {
    case 'away':
      return 'Waiting for them to come back';
    case 'circle':
      return `Following ${name} in a circle: whoever moves leads`;
    case 'seen':
      return `Following ${name}${followed.seen.partly ? ', without all of their filters' : ''}`;
    case 'waiting':
      return `Following ${name}`;
  }
}
