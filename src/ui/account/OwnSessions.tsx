import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import type { OwnSession } from '#domain/sharing/ownSession.ts';
import { endOwnSession, listOwnSessions } from '../data/accountApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import styles from '../sharing/Sharing.module.css';

/** Every browser in which this account is signed in, and signing the others out. */
export function OwnSessions() {
  const [changes, setChanges] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { value, problem } = useLoaded(listOwnSessions, changes);
  const end = async (id: string) => {
    const answer = await endOwnSession(id);
    setRefusal(answer.ok ? null : answer.problem);
    setChanges((count) => count + 1);
  };
  const shown = refusal ?? problem;
  return (
    <>
      {shown === null ? null : (
        <p role="alert" className={styles.problem}>
          {shown}
        </p>
      )}
      <ul aria-label="Where you are signed in" className={styles.lines}>
        {value?.map((session) => (
          <SessionLine key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
    </>
  );
}

type Props = { readonly session: OwnSession; readonly onEnd: () => void };

function SessionLine({ session, onEnd }: Props) {
  const since = whenOf(session.createdAt);
  const name = session.isThis ? 'This browser' : 'Another browser';
  return (
    <li className={styles.line} aria-label={`${name}, since ${since}`}>
      <span className={styles.name}>{name}</span>
      <span className={styles.facts}>
        signed in {since} · until{' '}
        {new Date(session.expiresAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
      </span>
      {session.isThis ? null : (
        <span className={styles.tools}>
          <Button onPress={onEnd} aria-label={`Sign out the browser of ${since}`}>
            Sign it out
          </Button>
        </span>
      )}
    </li>
  );
}

function whenOf(time: string): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
