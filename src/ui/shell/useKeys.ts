import { useEffect } from 'react';
import { handleKey } from '#actions/keyboard.ts';
import { useSession } from '#actions/session.ts';
import { useSettings } from './settings.ts';

/** Where keys belong to the thing itself: a list to type ahead in, a dialog. */
const ownKeys = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** The editor's keys, wherever the focus is, except where something else owns them. */
export function useKeys(): void {
  const session = useSession();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(ownKeys)) return;
      handleKey(session, event, singleKeys);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, singleKeys]);
}
