import { useState } from 'react';
import { useSession } from '#actions/session.ts';
import { draftName } from './drafts.ts';

/** Text that is being written, kept in this browser until it is sent or emptied: not lost by a reload. */
export function useDraft(place: string, initial = ''): readonly [string, (text: string) => void] {
  const { mapId, presence } = useSession();
  const name = draftName(presence.me().id, `${mapId}.${place}`);
  const [text, setText] = useState(() => localStorage.getItem(name) ?? initial);
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
