import { useEffect, type RefObject } from 'react';
import { useSession } from '#actions/session.ts';
import { keyWalk } from './keyWalk.ts';

/** Arrow keys walk over the map while the focus is on the canvas, or nowhere (what had it may have been deleted). */
export function useKeyWalk(ref: RefObject<HTMLElement | null>): void {
  const session = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isHere = target === document.body || (target instanceof Node && ref.current?.contains(target));
      const isTyping = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
      if (!isHere || isTyping || !keyWalk(session, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [ref, session]);
}
