import { addStage } from '#domain/edits/addStage.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { Action } from './action.ts';
import { edit } from './edit.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Draws a stage, by default right of the last one, and starts editing its name. */
export function drawStageAt(session: Session, at?: Point): void {
  const id = session.newId();
  commit(session, addStage(mapOf(session), { id, ...(at ? { at } : {}) }));
  edit(session, id);
}

export const drawStage: Action = {
  id: 'drawStage',
  name: 'New stage',
  group: 'Draw',
  edits: true,
  keys: [{ key: 's' }],
  inMenu: true,
  run: (session) => drawStageAt(session),
};
