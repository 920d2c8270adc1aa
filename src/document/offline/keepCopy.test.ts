import { expect, test } from 'vitest';
import { keeperWithMap, openTab, room } from '#testing/openTab.ts';
import { contentHash } from '../contentHash.ts';
import { schemaVersion } from '../schema.ts';
import type { CopyKeeper } from './CopyKeeper.ts';
import { holdsOthersWork } from './takeUnsaved.ts';

const marksOf = async (keeper: CopyKeeper) => {
  const { updates } = await keeper.load(room);
  return updates.filter(({ isUnsaved }) => isUnsaved).length;
};

test('an edit is kept with its mark, and the ack takes the mark back', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  expect(tab.held).toBe('whole');
  tab.write('one');
  tab.write('two');
  await tab.copy.settle();
  expect(await marksOf(keeper)).toBe(2);
  tab.ackAll();
  await tab.copy.settle();
  expect(await marksOf(keeper)).toBe(0);
});

test('what one person left unsaved is theirs, and another person’s as soon as that one opens the map', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper, 'ann');
  tab.write('one');
  await tab.copy.settle();
  expect(await holdsOthersWork(keeper, room, 'ann')).toBe(false);
  expect(await holdsOthersWork(keeper, room, 'bob')).toBe(true);
  tab.ackAll();
  await tab.copy.settle();
  expect(await holdsOthersWork(keeper, room, 'bob')).toBe(false);
});

test('what was unsaved is there and counted in the next visit, and in the one after that', async () => {
  const keeper = await keeperWithMap();
  for (const [visit, text] of ['one', 'two', 'three'].entries()) {
    const tab = await openTab(keeper);
    expect(tab.ledger.unsaved).toBe(visit);
    expect(tab.texts()).toHaveLength(visit);
    tab.write(text);
    await tab.copy.settle();
    tab.copy.stop();
  }
  const last = await openTab(keeper);
  expect(last.texts()).toEqual(['one', 'three', 'two']);
  last.ackAll();
  await last.copy.settle();
  expect(await marksOf(keeper)).toBe(0);
});

test('many saved updates are folded into one state that opens to the same map; an unsaved one is never in it', async () => {
  const keeper = await keeperWithMap();
  const tab = await openTab(keeper);
  for (let n = 0; n < 320; n += 1) tab.write(`${n}`);
  await tab.copy.settle();
  expect((await keeper.load(room)).state).toBeNull();
  tab.ackAll();
  await tab.copy.settle();
  const folded = await keeper.load(room);
  expect(folded.state).not.toBeNull();
  expect(folded.updates).toEqual([]);
  tab.write('unsaved');
  await tab.copy.settle();
  const next = await openTab(keeper);
  expect(contentHash(next.doc)).toBe(contentHash(tab.doc));
  expect(next.ledger.unsaved).toBe(1);
});

test('of many maps the last visited are kept, and every one with something unsaved', async () => {
  const keeper = await keeperWithMap();
  for (let n = 0; n < 40; n += 1) {
    const other = `map-${n}.1`;
    const stored = { room: other, mapId: `map-${n}`, title: `${n}`, schemaVersion, usedAt: n };
    await keeper.putRoom(stored);
    await keeper.append(other, [{ update: new Uint8Array([0, 0]), isUnsaved: n === 3 }]);
  }
  const tab = await openTab(keeper);
  await tab.copy.settle();
  const kept = (await keeper.rooms()).map(({ title }) => title);
  expect(kept).toHaveLength(31);
  expect(kept).toEqual(expect.arrayContaining(['Kept', '3', '39']));
  expect(kept).not.toContain('4');
});

test('a disk that is full is said, and what waited is kept in its order once there is space', async () => {
  const keeper = await keeperWithMap();
  const disk = { isFull: true };
  const full: CopyKeeper = {
    ...keeper,
    isLasting: true,
    append: (...args) => (disk.isFull ? Promise.reject(new Error('QuotaExceeded')) : keeper.append(...args)),
  };
  const tab = await openTab(full);
  tab.write('one');
  expect(await tab.copy.settle()).toHaveLength(1);
  expect(tab.copy.store.getState().isKept).toBe(false);
  expect(tab.copy.store.getState().problem).toMatch(/no space left/);
  disk.isFull = false;
  tab.write('two');
  expect(await tab.copy.settle()).toEqual([]);
  expect(tab.copy.store.getState()).toEqual({ isKept: true, problem: null });
  expect((await openTab(keeper)).texts()).toEqual(['one', 'two']);
});

test('two tabs share what they type, and what one of them has saved is saved', async () => {
  const keeper = await keeperWithMap();
  const [one, other] = [await openTab(keeper), await openTab(keeper)];
  one.write('first');
  await one.copy.settle();
  await expect.poll(() => other.texts()).toEqual(['first']);
  expect(other.ledger.unsaved).toBe(1);
  one.copy.stop();
  other.ackAll();
  await other.copy.settle();
  expect(await marksOf(keeper)).toBe(0);
});
