import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { missingLetters, NewPasswordField } from '../controls/NewPasswordField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { changePassword } from '../data/accountApi.ts';
import styles from '../sharing/Sharing.module.css';

/** Another password in place of one's present one. */
export function PasswordForm() {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [outcome, setOutcome] = useState<'none' | 'sending' | 'changed' | { readonly problem: string }>(
    'none',
  );
  const isReady = old !== '' && next !== '' && missingLetters(next) === 0 && outcome !== 'sending';
  const send = async () => {
    setOutcome('sending');
    const answer = await changePassword({ old, new: next });
    if (!answer.ok) return setOutcome({ problem: answer.problem });
    setOld('');
    setNext('');
    setOutcome('changed');
  };
  return (
    <form
      className={styles.links}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void send();
      }}
    >
      <TextField
        label="Your present password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        value={old}
        onChange={setOld}
      />
      <NewPasswordField label="The new one" value={next} onChange={setNext} />
      {typeof outcome === 'object' ? (
        <p role="alert" className={styles.problem}>
          {outcome.problem}
        </p>
      ) : null}
      <output className={styles.quiet}>
        {outcome === 'changed' ? 'Changed. All your other browsers are signed out.' : null}
      </output>
      <div>
        <Button look="primary" type="submit" isDisabled={!isReady}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
