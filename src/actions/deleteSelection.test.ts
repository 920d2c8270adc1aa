import { expect, test } from 'vitest';
import { applyChanges } from '#document/applyChanges.ts';
import { SERVER } from '#document/origins.ts';
import { readMap } from '#document/readMap.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import type { Role } from '#domain/sharing/role.ts';
import { select } from '#view/selecting.ts';
import { openSession } from '#testing/openSession.ts';
import { deleteSelection } from './deleteSelection.ts';

/** A map of one stage with one touchpoint in it, the stage selected. */
function openSelected(role: Role) {
  const staged = applyPlan(emptyMap(), addStage(emptyMap(), { id: 's', name: 'Buy' }));
  const filled = applyPlan(staged, addTouchpoint(staged, { id: 't', stage: 's', name: 'Pay' }));
  const { doc, session } = openSession(filled, role);
  select(session.view, ['s']);
  const map = () => readMap(doc).map;
  const said = () => session.view.getState().toasts;
  const colleague = (...changes: readonly Change[]) => applyChanges(doc, changes, SERVER);
  return { session, map, said, colleague };
}

test('Undo in the notice brings back what was deleted with what hung on it', () => {
  const { session, map, said } = openSelected('editor');
  const before = map();
  deleteSelection.run(session);
  expect([map().stages.size, map().touchpoints.size]).toEqual([0, 0]);
  expect(said().at(-1)?.text).toBe('Deleted 1 stage, 1 touchpoint.');
  said().at(-1)?.action?.run();
  expect(map()).toEqual(before);
});

test('Undo in the notice leaves what a colleague brought back and changed since, and names it', () => {
  const { session, map, said, colleague } = openSelected('editor');
  const stage = map().stages.get('s')!;
  deleteSelection.run(session);
  colleague({ op: 'put', noun: 'stages', record: { ...stage, name: 'Their words' } });
  said().at(-1)?.action?.run();
  expect(map().stages.get('s')?.name).toBe('Their words');
  expect(map().touchpoints.get('t')?.name).toBe('Pay');
  expect(said().at(-1)?.text).toBe('“Their words” stays as it is: it was changed or used since.');
});

test('where nothing may be deleted, nothing is said to be', () => {
  const { session, map, said } = openSelected('viewer');
  deleteSelection.run(session);
  expect(map().stages.size).toBe(1);
  expect(said().map(({ text }) => text)).toEqual(['You may look, not edit.']);
});
