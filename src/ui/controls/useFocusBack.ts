import { useEffect, useState } from 'react';
import { focusMap } from './focusMap.ts';

/**
 * Once this is gone and nothing else took the focus, what had it before has it again; the map, where that is gone as
 * well. A button on a card is no stop of the Tab key: its card is.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const goal = before?.closest<HTMLElement>(
          'button:not([tabindex="-1"]), input, textarea, [tabindex="0"]',
        );
        if (goal?.isConnected) goal.focus({ preventScroll: true });
        else focusMap();
      });
    },
    [before],
  );
}
