import { removeThings, wordsOf } from '#domain/edits/removeThings.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import { select } from '#view/selecting.ts';
import type { Action } from './action.ts';
import { commitWithUndo } from './commitWithUndo.ts';
import { mapOf, type Session } from './session.ts';

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
    const changes = removeThings(mapOf(session), session.view.getState().selection);
    if (changes.length === 0) return;
    commitWithUndo(session, changes, `Deleted ${wordsOf(changes)}.`);
    select(session.view, []);
  },
};
