import { expect, test } from 'vitest';
import { addServersMap, keeperWithMap, mapId, openTab, room } from '#testing/openTab.ts';
import { applyChanges } from '../applyChanges.ts';
import { closeCodes } from '../closeCodes.ts';
import { LOCAL } from '../origins.ts';
import type { CopyKeeper } from './CopyKeeper.ts';
import { takeLeft } from './takeLeft.ts';
import { holdsOthersWork, takeUnsaved } from './takeUnsaved.ts';

type Tab = Awaited<ReturnType<typeof openTab>>;

/** What a tab does when the server ends its line. */
async function leave(keeper: CopyKeeper, tab: Tab, id: string) {
  const waiting = await tab.copy.settle();
  const wish = { keeper, room: tab.copy.room(), mapId, code: closeCodes.epoch, waiting, id, at: 5 };
  return takeUnsaved({ ...wish, doc: tab.doc });
}

const namesIn = async (keeper: CopyKeeper) =>
  (await keeper.works(mapId)).map(({ things }) => things.map(({ name }) => name).toSorted());

test('what the server refused becomes a list of its own once, and the copy is forgotten', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  tab.write('saved');
  tab.ackAll();
  tab.write('refused');
  const wish = { keeper, room, mapId, id: 'w', at: 5, code: closeCodes.forbidden };
  const waiting = await tab.copy.settle();
  const work = await takeUnsaved({ ...wish, waiting });
  expect(work?.things.map(({ kind, name }) => [kind, name])).toEqual([['added', 'refused']]);
  expect(await takeUnsaved({ ...wish, waiting: [] })).toBeNull();
  expect(await keeper.works(mapId)).toHaveLength(1);
  expect(await keeper.rooms()).toEqual([]);
  expect(await keeper.load(room)).toEqual({ state: null, updates: [] });
});

test('edits that came to nothing leave no list', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  tab.write('nothing');
  applyChanges(tab.doc, [{ op: 'remove', noun: 'notes', id: 'n-nothing' }], LOCAL);
  const waiting = await tab.copy.settle();
  const wish = { keeper, room, mapId, id: 'w', at: 5, code: closeCodes.epoch, waiting };
  expect(await takeUnsaved(wish)).toBeNull();
  expect(await keeper.works(mapId)).toEqual([]);
});

test('what a tab types after another one put the copy aside is a list of its own', async () => {
  const keeper = await keeperWithMap();
  const [one, other] = [await openTab(keeper), await openTab(keeper)];
  one.write('was');
  await one.copy.settle();
  await expect.poll(() => other.texts()).toEqual(['was']);
  one.ackAll();
  other.ackAll();
  other.write('before');
  await Promise.all([one.copy.settle(), other.copy.settle()]);
  await leave(keeper, one, 'first');
  other.write('after');
  other.set('was', 'is now');
  const work = await leave(keeper, other, 'second');
  expect(work?.things.map(({ kind, name }) => [kind, name])).toEqual([
    ['changed', 'is now'],
    ['added', 'after'],
  ]);
  expect(work?.things[0]?.fields.map(({ from, to }) => [from, to])).toEqual([['was', 'is now']]);
  expect(await namesIn(keeper)).toEqual([['before'], ['after', 'is now']]);
});

/** What a visit of the map finds of tabs that are closed. */
/** Two tabs, of which the first put aside what the other had typed. */
async function afterPutAside() {
  const keeper = await keeperWithMap();
  const [one, other] = [await openTab(keeper), await openTab(keeper)];
  other.write('before');
  await other.copy.settle();
  await leave(keeper, one, 'first');
  return { keeper, other };
}

let visits = 0;
const visit = (keeper: CopyKeeper, person: string) =>
  takeLeft({ keeper, mapId, person, at: 9, newId: () => `left-${(visits += 1)}` });

test('what a tab typed after another one put the copy aside, and was closed with, is found by the next visit', async () => {
  const { keeper, other } = await afterPutAside();
  other.write('after');
  other.set('before', 'is now');
  await other.copy.settle();
  other.write('later');
  await other.copy.settle();
  other.copy.stop();
  expect(await visit(keeper, 'ann')).toBe(true);
  expect(await namesIn(keeper)).toEqual([['before'], ['after', 'is now', 'later']]);
  expect((await keeper.works(mapId)).map(({ code }) => code)).toEqual([closeCodes.epoch, null]);
  expect(await keeper.rooms()).toEqual([]);
  expect(await visit(keeper, 'ann')).toBe(false);
});

test('it never lies in the copy of whoever opened the same room meanwhile', async () => {
  const { keeper, other } = await afterPutAside();
  const bob = await openTab(keeper, 'bob');
  addServersMap(bob.doc);
  await bob.copy.settle();
  other.write('after');
  await other.copy.settle();
  expect(await holdsOthersWork(keeper, room, 'bob')).toBe(false);
  expect(await visit(keeper, 'bob')).toBe(true);
  const [, work] = await keeper.works(mapId);
  expect([work?.code, work?.things.map(({ name }) => name)]).toEqual([closeCodes.signIn, ['after']]);
});

test('a tab that is still open when a visit finds its words goes on, and leaves the rest for the next one', async () => {
  const keeper = await keeperWithMap();
  const [one, other] = [await openTab(keeper), await openTab(keeper)];
  await leave(keeper, one, 'first');
  for (const text of ['a', 'b']) {
    other.write(text);
    await other.copy.settle();
    expect(await visit(keeper, `visitor ${text}`)).toBe(true);
  }
  other.write('c');
  await leave(keeper, other, 'second');
  expect(await namesIn(keeper)).toEqual([['a'], ['b'], ['c']]);
});

test('what was typed on a map that is not here stays where it is', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  const typed: Uint8Array[] = [];
  tab.doc.on('update', (update) => typed.push(update));
  tab.rename('typed');
  await keeper.append(
    'b-map.1',
    typed.map((update) => ({ update, isUnsaved: true })),
  );
  const before = await keeper.load('b-map.1');
  const wish = { keeper, room: 'b-map.1', mapId, code: closeCodes.epoch, waiting: [], id: 'w', at: 5 };
  await expect(takeUnsaved(wish)).rejects.toThrow('is not here');
  expect(await keeper.load('b-map.1')).toEqual(before);
  expect(before.updates.filter(({ isUnsaved }) => isUnsaved)).toHaveLength(1);
});

test('what a tab types while another one puts the copy aside is put aside with it', async () => {
  const keeper = await keeperWithMap();
  const [one, other] = [await openTab(keeper), await openTab(keeper)];
  one.write('one');
  let loads = 0;
  const slow: CopyKeeper = {
    ...keeper,
    load: async (of) => {
      const kept = await keeper.load(of);
      loads += 1;
      if (loads === 1) other.write('other');
      await other.copy.settle();
      return kept;
    },
  };
  await leave(slow, one, 'first');
  expect(await namesIn(keeper)).toEqual([['one', 'other']]);
  expect(await leave(keeper, other, 'second')).toBeNull();
  expect(await namesIn(keeper)).toEqual([['one', 'other']]);
});

test('to make room, a copy in which another tab just typed is not forgotten', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  tab.write('typed');
  await tab.copy.settle();
  expect(await keeper.forget(room, [], null)).toBe(false);
  expect((await openTab(keeper)).texts()).toEqual(['typed']);
});
