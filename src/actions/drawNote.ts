import { addNote } from '#domain/edits/addNote.ts';
import { toWorld } from '#view/camera.ts';
import type { Action } from './action.ts';
import { edit } from './edit.ts';
import { commit, mapOf } from './session.ts';

export const drawNote: Action = {
  id: 'drawNote',
  name: 'New note',
  group: 'Draw',
  edits: true,
  keys: [{ key: 'n' }],
  inMenu: true,
  run: (session) => {
    const { viewport, canvasSize, pointer } = session.view.getState();
    const middle = toWorld(viewport, { x: canvasSize.width / 2, y: canvasSize.height / 2 });
    const id = session.newId();
    commit(session, addNote(mapOf(session), { id, at: pointer ?? middle }));
    edit(session, id);
  },
};
