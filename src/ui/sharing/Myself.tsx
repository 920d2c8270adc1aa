import { useSeat } from '#actions/session.ts';
import { mayWords } from '#domain/sharing/seat.ts';
import { Button } from '../controls/Button.tsx';
import { leave } from '../data/entryApi.ts';
import styles from './Sharing.module.css';

/** Who one is on a server with accounts, and the way out. */
export function Myself() {
  const { name, role, kind } = useSeat();
  return (
    <div className={styles.myself}>
      <p className={styles.name}>{name}</p>
      <p className={styles.quiet}>
        You may {mayWords[role ?? 'viewer']}
        {kind === 'guest' ? ' this map.' : '.'}
      </p>
      <Button onPress={() => void signOut()}>{kind === 'guest' ? 'Leave this map' : 'Sign out'}</Button>
    </div>
  );
}

async function signOut(): Promise<void> {
  await leave();
  location.assign('/');
}
