import { useEffect } from 'react';
import { readClipboard, writeClipboard } from '#actions/clipboard.ts';
import { handleKey, isTyping } from '#actions/keyboard.ts';
import { useSession } from '#actions/session.ts';
import { useSettings } from './settings.ts';

/** Where keys belong to the thing itself: a list to type ahead in, a dialog. */
const ownKeys = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** The editor's keys and clipboard, wherever the focus is, except where something else owns them. */
export function useKeys(): void {
  const session = useSession();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(ownKeys)) return;
      handleKey(session, event, singleKeys);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (!isElsewhere(event)) writeClipboard(session, event);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isElsewhere(event)) readClipboard(session, event);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  }, [session, singleKeys]);
}

/** Text that is being written or was marked is copied as text. */
function isElsewhere(event: ClipboardEvent): boolean {
  const isInDialog = event.target instanceof Element && event.target.closest(ownKeys) !== null;
  return isInDialog || isTyping(event.target) || getSelection()?.isCollapsed === false;
}
