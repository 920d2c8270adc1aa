import { expect, test } from 'vitest';
import { applyChanges } from '#document/applyChanges.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { memoryKeeper } from '#document/offline/memoryKeeper.ts';
import { createWorkShelf } from '#document/offline/workShelf.ts';
import { SERVER } from '#document/origins.ts';
import { readMap } from '#document/readMap.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import type { Role } from '#domain/sharing/role.ts';
import { openSession } from '#testing/openSession.ts';
import { applyWork } from './applyWork.ts';
import { mapOf, type Session } from './session.ts';
import { sessionOfVersion } from './sessionOfVersion.ts';

const mapId = 'a-map';
const renamed = {
  op: 'set',
  noun: 'stages',
  id: 's',
  fields: { name: 'Precious words' },
} as const satisfies Change;

/** A map with one stage, and a rename of it on the shelf. */
async function openWithWork(role: Role) {
  const opened = openSession(applyPlan(emptyMap(), addStage(emptyMap(), { id: 's', name: 'Buy' })), role);
  const { doc } = opened;
  const keeper = memoryKeeper();
  const work = {
    id: 'w',
    mapId,
    at: 0,
    code: closeCodes.clientTooOld,
    changes: [renamed],
    whole: [],
    things: [],
  };
  await keeper.putRoom({ room: 'r', mapId, title: '', schemaVersion: 1, usedAt: 0 });
  const keys = await keeper.append('r', [{ update: new Uint8Array(), isUnsaved: true }]);
  await keeper.forget('r', keys ?? [], work);
  const shelf = createWorkShelf(Promise.resolve(keeper), mapId);
  await shelf.look();
  expect(shelf.store.getState().works).toHaveLength(1);
  const session = {
    ...opened.session,
    copy: { settle: () => Promise.resolve() },
    shelf,
  } as unknown as Session;
  const name = () => readMap(doc).map.stages.get('s')?.name;
  const said = () => session.view.getState().toasts;
  return { doc, session, work, name, said, left: () => shelf.store.getState().works.length };
}

test('work that is on the map again is forgotten', async () => {
  const { session, work, name, left } = await openWithWork('editor');
  await applyWork(session, work);
  expect([name(), left()]).toEqual(['Precious words', 0]);
});

test('work that may not be put on the map stays in the list, and why is said', async () => {
  const viewer = await openWithWork('viewer');
  await applyWork(viewer.session, viewer.work);
  expect([viewer.name(), viewer.left()]).toEqual(['Buy', 1]);
  expect(viewer.said().at(-1)?.text).toBe('You may look, not edit.');
});

test('on an older version it stays in the list too, also when that version holds all of it', async () => {
  const { session, work, left, said } = await openWithWork('editor');
  for (const then of [mapOf(session), applyPlan(mapOf(session), [renamed])]) {
    await applyWork(sessionOfVersion(session, then), work);
    expect(left()).toBe(1);
    expect(said().at(-1)?.text).toMatch(/^This is an older version/);
  }
});

test('Undo in the notice leaves what a colleague changed since, and names it', async () => {
  const { doc, session, work, name, said } = await openWithWork('editor');
  await applyWork(session, work);
  const undo = said().at(-1)?.action?.run;
  applyChanges(doc, [{ ...renamed, fields: { name: 'Their words' } }], SERVER);
  undo?.();
  expect(name()).toBe('Their words');
  expect(said().at(-1)?.text).toBe('“Their words” stays as it is: it was changed or used since.');
});
