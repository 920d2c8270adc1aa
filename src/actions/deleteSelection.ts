import { removeThings, wordsOf } from '#domain/edits/removeThings.ts';
import { restoreThings } from '#domain/edits/restoreThings.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import { select } from '#view/selecting.ts';
import { toast } from '#view/toasting.ts';
import type { Action } from './action.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Anything selected, or the sentence that says what to do first. */
export function hasSelection(session: Session) {
  return session.view.getState().selection.size > 0 ? yes : no('Select something on the canvas first.');
}

export const deleteSelection: Action = {
  id: 'delete',
  name: 'Delete',
  group: 'Edit',
  edits: true,
  keys: [{ key: 'delete' }, { key: 'backspace' }],
  inMenu: true,
  isAllowed: hasSelection,
  run: (session) => {
    const before = mapOf(session);
    const changes = removeThings(before, session.view.getState().selection);
    if (changes.length === 0) return;
    commit(session, changes);
    select(session.view, []);
    toast(session.view, {
      tone: 'info',
      text: `Deleted ${wordsOf(changes)}.`,
      action: { label: 'Undo', run: () => commit(session, restoreThings(before, changes)) },
    });
  },
};
