import { useState } from 'react';
import { useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { isOpen, type Link, type MadeLink } from '#domain/sharing/link.ts';
import type { Answer } from '../data/requestJson.ts';
import { changeLink, makeLink, revokeLink, rotateLink } from '../data/sharingApi.ts';
import type { Loaded } from '../data/useLoaded.ts';
import { Invitation } from './Invitation.tsx';
import { LinkLine } from './LinkLine.tsx';
import { NewLink } from './NewLink.tsx';
import styles from './Sharing.module.css';

type Props = {
  readonly links: Loaded<readonly Link[]>;
  /** The link that was made last, with its address. */
  readonly made: MadeLink | null;
  readonly onMade: (link: MadeLink | null) => void;
  readonly onLarge: () => void;
  /** Something changed on the server. */
  readonly onChanged: () => void;
};

/** Every link of the map, and the making of new ones. */
export function Links({ links, made, onMade, onLarge, onChanged }: Props) {
  const { mapId } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const [now] = useState(Date.now);
  const show = (answer: Answer<unknown>) => {
    setProblem(answer.ok ? null : answer.problem);
    onChanged();
  };
  const hand = (answer: Answer<MadeLink>) => {
    if (answer.ok) onMade(answer.value);
    show(answer);
  };
  const revoke = async (id: string) => {
    show(await revokeLink(id));
    if (made?.id === id) onMade(null);
  };
  const all = links.value ?? [];
  const open = all.filter((link) => isOpen(link, now));
  const ended = all.length - open.length;
  return (
    <div className={styles.links}>
      {made === null ? (
        <NewLink onMake={(wish) => makeLink(mapId, wish).then(hand)} />
      ) : (
        <Invitation link={made} size="card" onResize={onLarge} />
      )}
      {problem === null && links.problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem ?? links.problem}
        </p>
      )}
      {open.length === 0 ? null : (
        <section aria-label="Open links">
          <h3 className={styles.heading}>Open links</h3>
          <ul className={styles.lines}>
            {open.map((link) => (
              <LinkLine
                key={link.id}
                link={link}
                onRole={(role) => void changeLink(link.id, { role }).then(show)}
                onRotate={() => rotateLink(link.id).then(hand)}
                onRevoke={() => revoke(link.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {ended === 0 ? null : (
        <p className={styles.quiet}>{countWords(ended, 'link', 'links')} expired or revoked.</p>
      )}
    </div>
  );
}
