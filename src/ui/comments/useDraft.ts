import { useState } from 'react';
import { useSession } from '#actions/session.ts';
import { useCutShort } from '../controls/useCutShort.ts';
import { draftName } from './drafts.ts';

/**
 * Text that is being written, kept in this browser until it is sent or emptied: not lost by a reload. `onCutShort` hears
 * of it where its field is taken away before that.
 */
export function useDraft(
  place: string,
  initial = '',
  onCutShort?: (text: string) => void,
): readonly [string, (text: string) => void] {
  const { mapId, presence } = useSession();
  const name = draftName(presence.me().id, `${mapId}.${place}`);
  const [text, setText] = useState(() => localStorage.getItem(name) ?? initial);
  useCutShort(text === '' || text === initial ? null : text, (left) => onCutShort?.(left));
  const keep = (next: string) => {
    setText(next);
    try {
      if (next === '' || next === initial) localStorage.removeItem(name);
      else localStorage.setItem(name, next);
    } catch {
      // No room: the text is still on the screen.
    }
  };
  return [text, keep];
}
