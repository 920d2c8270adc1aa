import { useState } from 'react';
import { loadSeat } from '#actions/loadSeat.ts';
import { dropDrafts } from '../comments/drafts.ts';
import { Button } from '../controls/Button.tsx';
import { leave } from '../data/entryApi.ts';
import { usePending } from '../data/usePending.ts';
import styles from './Sharing.module.css';

const unreachable =
  'The server cannot be reached, so you are still signed in. Try again once you are online. Nothing is lost.';

/** The way out, in the words of who goes it; where it cannot be gone now, that is said and the page stays. */
export function SignOut({ children }: { readonly children: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [out, isGoing] = usePending(async () => setProblem(await signOut()));
  return (
    <>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button isPending={isGoing} onPress={out}>
        {children}
      </Button>
    </>
  );
}

/** Ends this browser's session and shows the door; the result is why that did not work. */
async function signOut(): Promise<string | null> {
  // Asked, not remembered: another tab may have come in as somebody else, and it is they who are signed out.
  const seat = await loadSeat();
  const answer = await leave();
  if (!answer.ok) return answer.status === null ? unreachable : `You are still signed in. ${answer.problem}`;
  if (seat?.personId) dropDrafts(localStorage, seat.personId);
  location.assign('/');
  return null;
}
