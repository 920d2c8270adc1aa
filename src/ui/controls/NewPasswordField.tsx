import { leastPasswordLength } from '#domain/sharing/leastPasswordLength.ts';
import { TextField } from './TextField.tsx';

/** How many characters a password still needs. */
export function missingLetters(password: string): number {
  return Math.max(0, leastPasswordLength - password.length);
}

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
};

/** A password that is chosen, with what makes a good one. */
export function NewPasswordField({ label, value, onChange }: Props) {
  const missing = missingLetters(value);
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      maxLength={200}
      value={value}
      onChange={onChange}
      hint={
        value === '' || missing === 0
          ? `At least ${leastPasswordLength} characters. Four or five words that come to your mind are good, and easy to type; no signs or digits are needed.`
          : `${missing} more ${missing === 1 ? 'character' : 'characters'}.`
      }
    />
  );
}
