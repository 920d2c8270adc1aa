import { useEffect, useRef } from 'react';
import { commit, mapOf, useSession } from '#actions/session.ts';
import { moveRule } from '#domain/edits/moveRule.ts';

/** Moves rules within a list whose lines carry `data-rule`; the button that did it has the focus at the new place too. */
export function useMovedFocus() {
  const session = useSession();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly id: string; readonly button: string } | null>(null);
  useEffect(() => {
    if (moved.current === null) return;
    const { id, button } = moved.current;
    moved.current = null;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-rule="${id}"] [data-moves] button`,
    );
    const enabled = [...(buttons ?? [])].filter((each) => !each.disabled);
    (enabled.find((each) => each.getAttribute('aria-label') === button) ?? enabled[0])?.focus();
  });
  /** A rule that is about to come gets the focus when it is there. */
  const reach = (id: string): void => {
    moved.current = { id, button: '' };
  };
  const move = (id: string, index: number): void => {
    const button = document.activeElement?.getAttribute('aria-label') ?? '';
    moved.current = list.current?.contains(document.activeElement) ? { id, button } : null;
    commit(session, moveRule(mapOf(session), id, index));
  };
  return { list, move, reach };
}
