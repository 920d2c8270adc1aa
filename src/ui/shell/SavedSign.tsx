import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { useConnection, useCopy } from '#actions/session.ts';
import type { ConnectionState } from '#document/connection.ts';
import type { CopyState } from '#document/offline/keepCopy.ts';
import { countWords } from '#base/countWords.ts';
import styles from './TopBar.module.css';

/** Whether what was typed is on the server's disk. Says so only when it is. */
export function SavedSign() {
  const state = useConnection((connection) => connection);
  const copy = useCopy((kept) => kept);
  const { words, isProblem } = signOf(state);
  // Of each edit “Saving…” and “Saved” would be read aloud: what is heard is that something is wrong, and that it is over.
  const [told, setTold] = useState({ words, isHeard: isProblem });
  if (told.words !== words)
    setTold({ words, isHeard: isProblem || (told.isHeard && told.words !== 'Saved') });
  const Icon = isProblem ? CloudOff : words === 'Saved' ? Check : LoaderCircle;
  return (
    <output
      aria-live={told.isHeard ? 'polite' : 'off'}
      className={styles.saved}
      data-tone={isProblem ? 'problem' : 'calm'}
      title={whereOf(state, copy)}
    >
      <Icon size={14} aria-hidden />
      <span>{words}</span>
    </output>
  );
}

type Sign = { readonly words: string; readonly isProblem: boolean };

function signOf({ link, saved, unsaved }: ConnectionState): Sign {
  const edits = countWords(unsaved, 'edit', 'edits');
  switch (link) {
    case 'ended':
      return { words: saved === 'saved' ? 'Connection ended' : `Not saved: ${edits}`, isProblem: true };
    case 'offline':
      return { words: saved === 'saved' ? 'Offline' : `Offline: not saved yet, ${edits}`, isProblem: true };
    case 'connecting':
      return { words: saved === 'saved' ? 'Connecting…' : `Not saved yet: ${edits}`, isProblem: false };
    case 'online':
      return { words: saved === 'saved' ? 'Saved' : 'Saving…', isProblem: false };
  }
}

/** Where unsaved edits are meanwhile, as a tooltip. */
function whereOf({ unsaved }: ConnectionState, { isKept, problem }: CopyState): string | undefined {
  if (problem !== null) return problem;
  if (unsaved === 0) return undefined;
  return isKept ? 'Kept in this browser until the server has it.' : 'Keep this tab open.';
}
