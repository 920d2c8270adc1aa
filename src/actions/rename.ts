import { setFields } from '#domain/edits/setFields.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import { nounOf } from '#domain/map/structure.ts';
import type { Action } from './action.ts';
import { edit } from './edit.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Gives a stage, touchpoint or path its name, a note its text. */
export function setName(session: Session, id: string, name: string): void {
  const map = mapOf(session);
  const noun = nounOf(map, id);
  if (noun === null) return;
  if (noun === 'notes') commit(session, setFields(map, 'notes', id, { text: name }));
  else commit(session, setFields(map, noun, id, { name: name.trim() }));
}

export const rename: Action = {
  id: 'rename',
  name: 'Edit name',
  group: 'Edit',
  edits: true,
  keys: [{ key: 'enter' }, { key: 'f2' }],
  inMenu: true,
  isAllowed: (session) => {
    const [id = '', ...others] = session.view.getState().selection;
    const isThere = others.length === 0 && nounOf(mapOf(session), id) !== null;
    return isThere ? yes : no('Select one thing on the canvas first.');
  },
  run: (session) => {
    const [id] = session.view.getState().selection;
    if (id !== undefined) edit(session, id);
  },
};
