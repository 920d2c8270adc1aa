import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '#actions/copyText.ts';
import { Button } from '../controls/Button.tsx';

type Props = {
  readonly text: string;
  /** A verb first: "Copy the link". */
  readonly label: string;
};

/** Copies, and says whether it did. */
export function CopyButton({ text, label }: Props) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <Button
      onPress={() => void copyText(text).then((isCopied) => setOutcome(isCopied ? 'copied' : 'refused'))}
    >
      <Icon size={16} aria-hidden />
      <span aria-live="polite">
        {outcome === 'none' ? label : outcome === 'copied' ? 'Copied' : 'Select and copy it by hand'}
      </span>
    </Button>
  );
}
