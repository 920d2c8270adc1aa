import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { craft, raw } from '#server/testing/attacks/craft.ts';
import { bytesOf, guest, settled, sit, startInProcess } from '#server/testing/inProcess.ts';
import { joinStock } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { limits } from './limits.ts';
import { writeStepTwo } from './messages.ts';
import type { Room } from './Room.ts';

/** As if two values had been written in turns, so often that half of what wears a map out is of this writer. */
function halfOfTheTraces(client: number): Uint8Array {
  const deleted = 0x01;
  const count = limits.traces / 2;
  const first = (key: string) => craft(raw(0x20 | deleted), 1, 'personas', `${key}${client}`, 1);
  const structs = [first('a'), first('b')];
  for (let clock = 2; clock < count; clock += 1) {
    structs.push(craft(raw(0x80 | deleted), client, clock - 2, 1));
  }
  return craft(1, structs.length, client, 0, Buffer.concat(structs), 0);
}

const traces = [7, 8].map(halfOfTheTraces);

async function bring(room: Room, who: string, update: Uint8Array) {
  const seat = sit(room, guest(who));
  seat.say(writeStepTwo(update));
  await settled(room);
  return seat;
}

async function wear(room: Room): Promise<void> {
  for (const [index, half] of traces.entries()) {
    const seat = await bring(room, `writer ${index}`, half);
    expect(seat.refusal()).toBeNull();
    seat.leave();
  }
}

function filled(count: number, name: string): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let n = 0; n < count; n += 1) {
      doc.getMap('personas').set(`${name}${n}`, new Y.Map([['name', 'x'.repeat(200_000)]]));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

test('a map that is full of traces starts over when nobody is there: it says the same, in little room, under a new epoch', async () => {
  const { openMap, rooms, keeper } = await startInProcess(undefined, { idleMs: 1 });
  const room = await openMap();
  const ann = await bring(room, 'ann', filled(1, 'p'));
  await wear(room);
  expect((await bytesOf(room)).byteLength).toBeGreaterThan(1_000_000);
  const before = await rooms.getMap(room.mapId);
  const { epoch } = (await keeper.find(room.mapId))!;
  ann.leave();
  await expect.poll(async () => (await keeper.find(room.mapId))?.epoch).toBeGreaterThan(epoch);
  expect(await rooms.getMap(room.mapId)).toEqual(before);
  expect((await keeper.load(room.mapId))?.snapshot.byteLength).toBeLessThan(201_000);
  // Nobody's ids of before are in it.
  expect((await keeper.peopleByClient(room.mapId)).has(7)).toBe(false);
  expect(room.isClosed).toBe(true);
});

test('one that is full has room again at once: all who are there are sent to its new room, and what did not fit does', async () => {
  const { openMap, rooms, keeper } = await startInProcess();
  const room = await openMap();
  await wear(room);
  const ann = await bring(room, 'ann', filled(40, 'p'));
  expect(ann.refusal()).toBeNull();
  const more = filled(8, 'more');
  const bob = await bring(room, 'bob', more);
  expect(bob.refusal()?.code).toBe(closeCodes.mapFull);
  await expect.poll(() => ann.refusal()).not.toBeNull();
  const again = (await rooms.open(room.mapId))!;
  const { epoch } = (await keeper.find(room.mapId))!;
  expect(ann.refusal()).toEqual({ code: closeCodes.epoch, reason: `${room.mapId}.${epoch}` });
  expect((await bring(again, 'bob', more)).refusal()).toBeNull();
  expect(await again.run((doc) => doc.getMap('personas').size)).toBe(48);
});

test('what was not saved when it filled up is not stored by starting over either', async () => {
  let isFailing = false;
  const { openMap, keeper, rooms } = await startInProcess((own) => ({
    ...own,
    append: (...what) => (isFailing ? Promise.reject(new Error('no room')) : own.append(...what)),
  }));
  const room = await openMap();
  await wear(room);
  const ann = await bring(room, 'ann', filled(40, 'p'));
  isFailing = true;
  // Both are taken in one turn: an edit that cannot be stored, and one that finds the map full.
  const cleo = sit(room, guest('cleo'));
  cleo.say(writeStepTwo(filled(1, 'never')));
  await bring(room, 'bob', filled(8, 'more')).catch(() => null);
  expect(ann.refusal()?.code).toBe(closeCodes.tryAgain);
  isFailing = false;
  const again = (await rooms.open(room.mapId))!;
  expect(await again.run((doc) => doc.getMap('personas').has('never0'))).toBe(false);
  expect((await keeper.find(room.mapId))?.epoch).toBe(1);
});

test('one that is full of what it says stays: nobody is sent away', async () => {
  const { openMap, keeper } = await startInProcess();
  const room = await openMap();
  const ann = await bring(room, 'ann', filled(50, 'p'));
  const bob = await bring(room, 'bob', filled(8, 'more'));
  expect(bob.refusal()?.code).toBe(closeCodes.mapFull);
  await settled(room);
  expect(ann.refusal()).toBeNull();
  expect((await keeper.find(room.mapId))?.epoch).toBe(1);
});

test('who was let in before a map started over, and comes after, is not seated with the document of before', async () => {
  let startOver: ((keeper: MapKeeper, id: string) => Promise<void>) | null = null;
  const server = await startTestServer({
    openKeeper: async (file) => {
      const keeper = await openSqliteMapKeeper(file);
      return {
        ...keeper,
        load: async (id) => {
          await startOver?.(keeper, id);
          startOver = null;
          return keeper.load(id);
        },
      };
    },
  });
  const { id, room } = await server.makeMap();
  await server.rooms.closeMap(id, { code: closeCodes.restart, reason: '' });
  startOver = async (keeper) => {
    const stored = (await keeper.load(id))!;
    const fold = { through: stored.through, updates: stored.updates.length };
    await keeper.startOver(id, stored.snapshot, { epoch: 9, fold });
  };
  const late = joinStock(server.url, room);
  await expect.poll(() => late.closes).toEqual([closeCodes.epoch]);
  expect(late.provider.synced).toBe(false);
});
