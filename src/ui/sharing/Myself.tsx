import { useConnection, useMap, useSeat, useSession } from '#actions/session.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { mayWords } from '#domain/sharing/seat.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Sharing.module.css';
import { SignOut } from './SignOut.tsx';

type Props = {
  /** What it stood in is to close. */
  readonly onLeave: () => void;
};

/** Who one is on a server with accounts, and the way out. */
export function Myself({ onLeave }: Props) {
  const { view } = useSession();
  const { name, role, kind, department } = useSeat();
  const speaksFor = useMap((map) => map.departments.get(department ?? '')?.name);
  const isOut = useConnection(({ code }) => code === closeCodes.signIn || code === closeCodes.forbidden);
  return (
    <div className={styles.myself}>
      <p className={styles.name}>{name}</p>
      <p className={styles.quiet}>
        {isOut
          ? 'You are out of this map.'
          : `${kind === 'guest' ? 'On this map you may' : 'You may'} ${mayWords[role ?? 'viewer']}.`}
        {speaksFor && !isOut ? ` You speak for ${speaksFor}.` : ''}
      </p>
      {kind === 'account' ? (
        <Button onPress={() => (onLeave(), view.setState({ panel: { kind: 'account' } }))}>Account…</Button>
      ) : null}
      <SignOut>{kind === 'guest' ? 'Leave this map' : 'Sign out'}</SignOut>
    </div>
  );
}
