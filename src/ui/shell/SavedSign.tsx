import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useConnection } from '#actions/session.ts';
import type { ConnectionState } from '#document/connection.ts';
import styles from './TopBar.module.css';

/** Whether what was typed is on the server's disk. Says so only when it is. */
export function SavedSign() {
  const state = useConnection((connection) => connection);
  const { words, isProblem } = signOf(state);
  const Icon = isProblem ? CloudOff : state.saved === 'saved' ? Check : LoaderCircle;
  return (
    <output className={styles.saved} data-tone={isProblem ? 'problem' : 'calm'}>
      <Icon size={14} aria-hidden />
      <span>{words}</span>
    </output>
  );
}

function signOf({ link, saved }: ConnectionState): { readonly words: string; readonly isProblem: boolean } {
  if (link === 'ended') return { words: 'Connection ended', isProblem: true };
  if (link === 'offline')
    return { words: saved === 'saved' ? 'Offline' : 'Offline: not saved yet', isProblem: true };
  if (saved === 'saved') return { words: 'Saved', isProblem: false };
  return { words: 'Saving…', isProblem: false };
}
