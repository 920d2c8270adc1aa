import { expect, test } from 'vitest';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { select } from '#view/selecting.ts';
import { openSession } from '#testing/openSession.ts';
import { verdictOf } from './action.ts';
import { deleteSelection } from './deleteSelection.ts';
import { edit } from './edit.ts';
import { rename } from './rename.ts';

const farOut = { x: 0, y: 0, zoom: 0.2 };

/** Two touchpoints with a path, seen from far out, one of them selected. */
function openFarOut() {
  const staged = applyPlan(emptyMap(), addStage(emptyMap(), { id: 's' }));
  const one = applyPlan(staged, addTouchpoint(staged, { id: 'a', stage: 's' }));
  const after = { touchpoint: 'a', pathId: 'ab' };
  const { session } = openSession(applyPlan(one, addTouchpoint(one, { id: 'b', stage: 's', after })));
  session.view.setState({ canvasSize: { width: 1_000, height: 800 }, viewport: farOut });
  select(session.view, ['a']);
  return session;
}

test('who edits a name from far out comes close enough to read it, on a path too; from near nothing moves', () => {
  const session = openFarOut();
  rename.run(session);
  expect(session.view.getState()).toMatchObject({ editing: 'a', viewport: { zoom: 1 } });
  const near = session.view.getState().viewport;
  edit(session, 'a');
  expect(session.view.getState().viewport).toEqual(near);
  session.view.setState({ viewport: farOut });
  edit(session, 'ab');
  expect(session.view.getState()).toMatchObject({ editing: 'ab', viewport: { zoom: 1 } });
});

test('what is gone has no name to edit', () => {
  const session = openFarOut();
  deleteSelection.run(session);
  select(session.view, ['a']);
  expect(verdictOf(rename, session)).toEqual({ ok: false, reason: 'Select one thing on the canvas first.' });
});
