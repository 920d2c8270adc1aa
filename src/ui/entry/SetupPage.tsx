import { useState } from 'react';
import type { Entered } from '#domain/sharing/seat.ts';
import { setUp } from '../data/entryApi.ts';
import { missingLetters, NewPasswordField } from '../controls/NewPasswordField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { Notice } from '../shell/Notice.tsx';
import { EntryPage } from './EntryPage.tsx';

type Props = {
  /** Of the set-up link; empty where the address carried none. */
  readonly token: string;
  readonly onIn: (entered: Entered) => void;
  readonly onSignIn: () => void;
};

/** The first visit to a server: whoever holds the link that it printed becomes its owner. */
export function SetupPage({ token, onIn, onSignIn }: Props) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  if (token === '') {
    return (
      <Notice
        title="Open the set-up link"
        text="The server printed it when it was started: it begins like this address and ends with a long row of letters. It works once."
        actions={[{ name: 'Sign in instead', run: onSignIn }]}
      />
    );
  }
  return (
    <EntryPage
      title="Make this server yours"
      text="You will be its admin: you share maps by links and see who is on them. Nobody you share with needs an account."
      verb="Set it up"
      isReady={name.trim() !== '' && missingLetters(password) === 0}
      onSend={() => setUp({ token, name: name.trim(), password })}
      onIn={onIn}
    >
      <TextField
        label="Your name, as others see it"
        autoComplete="name"
        maxLength={60}
        value={name}
        onChange={setName}
      />
      <NewPasswordField label="Password" value={password} onChange={setPassword} />
    </EntryPage>
  );
}
