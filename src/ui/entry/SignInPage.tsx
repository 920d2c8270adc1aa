import { useState } from 'react';
import type { Entered } from '#domain/sharing/seat.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import { enter } from '../data/entryApi.ts';
import { EntryPage } from './EntryPage.tsx';

type Props = { readonly onIn: (entered: Entered) => void; readonly onJoin: () => void };

/** For who has an account. Guests need none: they open their link. */
export function SignInPage({ onIn, onJoin }: Props) {
  const [password, setPassword] = useState('');
  return (
    <EntryPage
      title="Sign in"
      text="With the password that you chose when this server was set up. Were you sent a link? Then open the link: you need no password."
      verb="Sign in"
      isReady={password !== ''}
      onSend={() => enter({ password })}
      onIn={onIn}
      ways={
        <Button look="plain" onPress={onJoin}>
          Join a map by its code
        </Button>
      }
    >
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        value={password}
        onChange={setPassword}
        hint="Forgotten? Whoever runs the server gets you a new one, with “npm run data -- password”."
        // reason: the page has this one field, and whoever comes here comes to fill it
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
    </EntryPage>
  );
}
