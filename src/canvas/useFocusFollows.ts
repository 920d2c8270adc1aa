import { useEffect, type RefObject } from 'react';
import { useView } from '#actions/session.ts';

/** The browser's focus follows the view's, as long as it is on the canvas or nowhere: panels keep theirs. */
export function useFocusFollows(ref: RefObject<HTMLElement | null>): void {
  const focused = useView((view) => view.focused);
  const editing = useView((view) => view.editing);
  useEffect(() => {
    const canvas = ref.current;
    const active = document.activeElement;
    if (!canvas || focused === null || editing !== null) return;
    if (active !== null && active !== document.body && !canvas.contains(active)) return;
    const element = canvas.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`);
    if (element && element !== active) element.focus({ preventScroll: true });
  }, [ref, focused, editing]);
}
