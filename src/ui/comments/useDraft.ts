import { useState } from 'react';

/** Text that is being written, kept in this browser until it is sent or emptied: not lost by a reload. */
export function useDraft(key: string, initial = ''): readonly [string, (text: string) => void] {
  const name = `throughline.draft.${key}`;
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
