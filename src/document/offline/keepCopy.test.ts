import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { AckLedger } from '../AckLedger.ts';
import { applyChanges } from '../applyChanges.ts';
import { closeCodes } from '../closeCodes.ts';
import { contentHash } from '../contentHash.ts';
import { makeDocument } from '../makeDocument.ts';
import { LOCAL } from '../origins.ts';
import { readMap } from '../readMap.ts';
import { schemaVersion } from '../schema.ts';
import type { CopyKeeper } from './CopyKeeper.ts';
import { keepCopy } from './keepCopy.ts';
import { memoryKeeper } from './memoryKeeper.ts';
import { holdsOthersWork, takeUnsaved } from './takeUnsaved.ts';

const room = 'a-map.1';
const mapId = 'a-map';

/** A tab that has the room open, on a keeper that outlives it. */
async function openTab(keeper: CopyKeeper, person: string | null = 'ann') {
  const doc = new Y.Doc();
  const ledger = new AckLedger();
  const copy = keepCopy({ doc, ledger, keeper: Promise.resolve(keeper), room, mapId, person });
  onTestFinished(copy.stop);
  const held = await copy.opened;
  const texts = () => [...readMap(doc).map.notes.values()].map(({ text }) => text).toSorted();
  const write = (text: string) => {
    const record = noteSchema.parse({ id: `n-${text}`, text, position: { x: 0, y: 0 } });
    applyChanges(doc, [{ op: 'put', noun: 'notes', record }], LOCAL);
  };
  /** The server has everything that was made so far. */
  const ackAll = () => {
    ledger.connect();
    ledger.sendStepTwo();
    ledger.ack(1);
  };
  return { doc, ledger, copy, held, texts, write, ackAll };
}

/** A keeper that already holds the map as the server made it. */
async function keeperWithMap(): Promise<CopyKeeper> {
  const keeper = memoryKeeper();
  const tab = await openTab(keeper);
  Y.applyUpdate(tab.doc, Y.encodeStateAsUpdate(makeDocument(emptyMap({ title: 'Kept' }))));
  await tab.copy.settle();
  tab.copy.stop();
  return keeper;
}

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
