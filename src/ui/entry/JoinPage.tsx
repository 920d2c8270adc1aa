import { useState } from 'react';
import { parseJoinCode } from '#domain/sharing/joinCode.ts';
import type { Entered, Seat } from '#domain/sharing/seat.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import { enter } from '../data/entryApi.ts';
import { EntryPage } from './EntryPage.tsx';
import styles from './Entry.module.css';

type Props = {
  /** Of the link; empty where the address carried none, then its code is asked for. */
  readonly token: string;
  /** There may have been a link, which a reload of the page threw away: it is kept nowhere. */
  readonly isLost: boolean;
  /** The name that this browser used last; empty where it has used none. */
  readonly usedName: string;
  /** Who this browser is already; null while that is not known. */
  readonly seat: Seat | null;
  /** The map that a guest is on with this browser, in words; null where they are on none. */
  readonly leaving: string | null;
  readonly onIn: (entered: Entered) => void;
  readonly onSignIn: () => void;
};

/** A guest's way in: the link or its code, a name, one button. */
export function JoinPage({ token, isLost, usedName, seat, leaving, onIn, onSignIn }: Props) {
  const [name, setName] = useState(usedName);
  const [typed, setTyped] = useState('');
  const [way, setWay] = useState<'link' | 'code'>(token === '' ? 'code' : 'link');
  const byLink = way === 'link' && token !== '';
  const code = parseJoinCode(typed);
  // An account has its name: one typed here would change nothing.
  const isAccount = seat?.kind === 'account';
  const shown = isAccount ? (seat.name ?? 'Admin') : name.trim();
  const ticket = byLink ? { token } : { code: code ?? '' };
  return (
    <EntryPage
      title="Join the map"
      text={textFor(seat, isLost)}
      verb="Join"
      isReady={shown !== '' && (byLink || code !== null)}
      onSend={() => enter({ ...ticket, name: shown })}
      onIn={onIn}
      ways={
        <>
          {token === '' ? null : (
            <Button look="plain" onPress={() => setWay(byLink ? 'code' : 'link')}>
              {byLink ? 'Type a code instead' : 'Use the link instead'}
            </Button>
          )}
          <Button look="plain" onPress={onSignIn}>
            Sign in with a password
          </Button>
        </>
      }
    >
      {byLink ? null : (
        <div className={styles.code}>
          <TextField
            label="Code"
            hint="Eight letters and digits, as on the screen or in the message. Capitals and dashes do not matter."
            placeholder="ABCD-2345"
            autoComplete="off"
            spellCheck="false"
            maxLength={40}
            value={typed}
            onChange={setTyped}
          />
        </div>
      )}
      {isAccount ? null : (
        <TextField
          label="Your name"
          autoComplete="name"
          maxLength={60}
          value={name}
          onChange={setName}
          // reason: with a link there is this one thing to fill in
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={byLink}
        />
      )}
      {leaving === null ? null : (
        <p className={styles.leaving}>
          With this browser you are on {leaving}, and a guest is on one map at a time. If you join another
          one, you leave {leaving}: its own link brings you back, and nothing that you typed there is lost.
        </p>
      )}
    </EntryPage>
  );
}

function textFor(seat: Seat | null, isLost: boolean): string {
  if (seat?.kind === 'account')
    return `You are signed in as ${seat.name ?? 'the admin'} and stay so: the map opens as yours. To come as a guest, open the link in another browser.`;
  if (isLost)
    return 'This page was reloaded, and a link is kept in no browser. Open your link again, or type its code.';
  return 'Type the name that the others will see. You need no account.';
}
