import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '#actions/copyText.ts';
import { Button } from './Button.tsx';

type Props = {
  readonly text: string;
  /** A verb first: "Copy the link". */
  readonly label: string;
  /** `taken`: what is copied was just made, and the button that made it is gone. */
  readonly focus?: 'taken' | 'left';
};

/** Copies, and says whether it did. */
export function CopyButton({ text, label, focus = 'left' }: Props) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <Button
      // reason: else the focus goes back to the dialog's first button
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={focus === 'taken'}
      onPress={() => void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'refused'))}
    >
      <Icon size={16} aria-hidden />
      <span aria-live="polite">
        {outcome === 'none' ? label : outcome === 'copied' ? 'Copied' : 'Select and copy it by hand'}
      </span>
    </Button>
  );
}
