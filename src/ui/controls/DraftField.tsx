import { useState } from 'react';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { useCutShort } from './useCutShort.ts';

export type DraftFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> & {
  readonly value: string;
  /** Called once when the text is kept and differs: by Enter (one line) or by leaving. Escape leaves it as it was. */
  readonly onKeep: (value: string) => void;
  /** The field is taken away while somebody types in it; else as if they had left it. */
  readonly onCutShort?: (value: string) => void;
};

/** A text that is one decision, such as a name: written when it is done, not at every letter. */
export function DraftField({ value, onKeep, onCutShort = onKeep, lines = 1, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  useCutShort(draft === value ? null : draft, onCutShort);
  const keep = () => {
    if (draft !== null && draft !== value) onKeep(draft);
    setDraft(null);
  };
  return (
    <TextField
      {...rest}
      lines={lines}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        // With nothing to take back, Escape goes one level out.
        if (event.key === 'Escape' && draft !== null) setDraft(null);
        else if (event.key === 'Enter' && lines === 1) keep();
        else event.continuePropagation();
      }}
    />
  );
}
