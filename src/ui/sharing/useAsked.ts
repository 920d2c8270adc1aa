import { useState } from 'react';

/**
 * What a line asks about. `asked` is kept after the answer: the button that asked, drawn again, takes the focus back.
 */
export function useAsked<T>() {
  const [state, setState] = useState<{ readonly asked: T | null; readonly isAsking: boolean }>({
    asked: null,
    isAsking: false,
  });
  return {
    ...state,
    ask: (asked: T) => setState({ asked, isAsking: true }),
    back: () => setState(({ asked }) => ({ asked, isAsking: false })),
  };
}
