import { no, yes } from '#domain/rules/canLink.ts';
import type { UndoOutcome } from '#document/history.ts';
import { toast } from '#view/toasting.ts';
import type { Action } from './action.ts';
import type { Session } from './session.ts';

function say(session: Session, outcome: UndoOutcome, verb: string): void {
  session.mapStore.flush();
  if (outcome === 'done') return;
  const text =
    outcome === 'nothing left'
      ? `Nothing left to ${verb}.`
      : `That step has no effect any more: somebody changed the same thing since.`;
  toast(session.view, { tone: 'info', text });
}

export const undo: Action = {
  id: 'undo',
  name: 'Undo',
  group: 'Edit',
  edits: true,
  keys: [{ key: 'z', mod: true }],
  isAllowed: (session) => (session.history.canUndo() ? yes : no('You have not changed anything yet.')),
  run: (session) => say(session, session.history.undo(), 'undo'),
};

export const redo: Action = {
  id: 'redo',
  name: 'Redo',
  group: 'Edit',
  edits: true,
  keys: [
    { key: 'z', mod: true, shift: true },
    { key: 'y', mod: true },
  ],
  isAllowed: (session) => (session.history.canRedo() ? yes : no('Nothing was undone.')),
  run: (session) => say(session, session.history.redo(), 'redo'),
};
