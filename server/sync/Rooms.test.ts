import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { metaOf, schemaVersion } from '#document/schema.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { createMap } from '#server/createMap.ts';
import { createLog } from '#server/log.ts';
import { Metrics } from '#server/Metrics.ts';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { bytesOf, guest, settled, sitSynced, startInProcess } from '#server/testing/inProcess.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { defaultTimes } from './limits.ts';
import { writeUpdate } from './messages.ts';
import { Rooms } from './Rooms.ts';

/** A server whose keeper can be looked into, and that says when it compacted. */
async function startWatched(times: { idleMs?: number } = {}) {
  const seen: { keeper?: MapKeeper } = {};
  const compactions: (() => void)[] = [];
  const compacted = new Promise<void>((resolve) => compactions.push(resolve));
  const server = await startTestServer({
    times,
    openKeeper: async (file) => {
      const keeper = await openSqliteMapKeeper(file);
      seen.keeper = keeper;
      return {
        ...keeper,
        compact: async (...fold) => {
          await keeper.compact(...fold);
          // Not before the room was let go of, which comes right after.
          for (const tell of compactions) setImmediate(tell);
        },
      };
    },
  });
  return { server, keeper: seen.keeper!, compacted };
}

describe('a room', () => {
  it('leaves memory when nobody is there any more, folded to a snapshot, and opens again as it was', async () => {
    const { server, keeper, compacted } = await startWatched({ idleMs: 20 });
    const { id, room } = await server.makeMap();
    const client = await AckingClient.join(server.url, room, 'ann');
    client.write(5);
    await client.untilAcked(5);
    expect(server.rooms.count).toBe(1);
    client.client.socket.close();
    await compacted;
    expect((await keeper.load(id))?.updates).toEqual([]);
    expect(server.rooms.count).toBe(0);
    expect((await server.rooms.getMap(id))?.personas.size).toBe(5);
  });

  it('says so when it is the last to leave memory, so that memory can be given back', async () => {
    const keeper = await openSqliteMapKeeper(':memory:');
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await createMap(keeper, emptyMap(), new Date())).id);
    let told = 0;
    const emptied = () => void (told += 1);
    const times = { ...defaultTimes, idleMs: 1e6 };
    const rooms = new Rooms({ keeper, times, log: createLog('silent'), metrics: new Metrics(), emptied });
    await Promise.all(ids.map((id) => rooms.open(id)));
    for (const id of ids.slice(1)) await rooms.closeMap(id, { code: 1012, reason: '' });
    expect(told).toBe(0);
    await rooms.closeMap(ids[0]!, { code: 1012, reason: '' });
    expect(told).toBe(1);
    await keeper.close();
  });

  it('folds a long journal while people work, and loses nothing of it', async () => {
    const { server, keeper, compacted } = await startWatched();
    const { id, room } = await server.makeMap();
    const client = await AckingClient.join(server.url, room, 'ann');
    client.write(700);
    await Promise.all([compacted, client.untilAcked(700)]);
    client.write(10);
    await client.untilAcked(710);
    expect((await keeper.load(id))?.updates.length).toBeLessThan(710);
    await server.rooms.closeMap(id, { code: 1012, reason: '' });
    expect((await server.rooms.getMap(id))?.personas.size).toBe(710);
  });

  it('carries out a plan of the server: on disk and at everyone’s before it says so', async () => {
    const { server, keeper } = await startWatched();
    const { id, room } = await server.makeMap();
    const client = joinStock(server.url, room);
    await synced(client);
    const before = (await keeper.load(id))?.updates.length ?? 0;
    const isThere = await server.rooms.applyToMap(id, [
      { op: 'setMeta', fields: { title: 'By the server' } },
    ]);
    expect(isThere).toBe(true);
    expect((await keeper.load(id))?.updates.length).toBe(before + 1);
    expect((await keeper.find(id))?.title).toBe('By the server');
    await until(client.doc, () => client.doc.getMap('meta').get('title') === 'By the server');
    expect(await server.rooms.applyToMap('0'.repeat(32), [])).toBe(false);
  });

  it('opens again whatever an editor says about the version that it is written in', async () => {
    const { openMap, rooms } = await startInProcess();
    let room = await openMap();
    for (const version of [99, 'none', undefined]) {
      const mallory = sitSynced(room, guest('mallory'));
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await bytesOf(room));
      const update = new Promise<Uint8Array>((resolve) => void doc.once('update', resolve));
      if (version === undefined) metaOf(doc).delete('schemaVersion');
      else metaOf(doc).set('schemaVersion', version);
      mallory.say(writeUpdate(await update));
      await settled(room);
      expect(mallory.refusal()).toBeNull();
      await rooms.closeMap(room.mapId, { code: 1012, reason: '' });
      room = (await rooms.open(room.mapId))!;
      expect(await room.run((own) => metaOf(own).get('schemaVersion'))).toBe(schemaVersion);
    }
  });

  it('is not served when its journal has a hole, and nothing is stored over it', async () => {
    const { server, keeper } = await startWatched();
    const { id, room } = await server.makeMap();
    const client = await AckingClient.join(server.url, room, 'ann');
    client.write(2);
    await client.untilAcked(2);
    await server.rooms.closeMap(id, { code: 1012, reason: '' });
    const stored = await keeper.load(id);
    const hole = stored!.updates.at(-1)!;
    const other = await server.makeMap('With a hole');
    await keeper.append(other.id, [hole], { title: 'With a hole', at: new Date().toISOString() });
    await expect(server.rooms.getMap(other.id)).rejects.toThrow('a part of the journal is missing');
    const refused = joinStock(server.url, other.room);
    await new Promise<void>((resolve) => {
      refused.provider.on('connection-close', () => resolve());
    });
    expect(refused.closes[0]).toBe(1013);
    expect((await keeper.load(other.id))?.updates).toEqual([hole]);
  });
});

describe('whose edits are whose', () => {
  it('is stored with the edits: a browser’s, and those that the server makes for somebody', async () => {
    const { server, keeper } = await startWatched();
    const { id, room } = await server.makeMap();
    const ann = joinStock(server.url, room, { person: 'ann,Ann' });
    await synced(ann);
    ann.doc.getMap('meta').set('description', 'By Ann');
    const seen = joinStock(server.url, room, { person: 'bob,Bob' });
    await until(seen.doc, () => seen.doc.getMap('meta').get('description') === 'By Ann');
    await server.rooms.applyToMap(id, [{ op: 'setMeta', fields: { title: 'By Cleo' } }], {
      personId: 'cleo',
      name: 'Cleo',
    });
    await server.rooms.applyToMap(id, [{ op: 'setMeta', fields: { title: 'By the server' } }]);
    const people = await keeper.peopleByClient(id);
    expect(people.get(ann.doc.clientID)).toBe('ann');
    // Bob only looked, but may write: whether he was seen before the last commit is a matter of chance.
    const writers = [...people.values()].filter((person) => person !== 'bob');
    expect(writers.toSorted()).toEqual(['ann', 'cleo', 'server']);
  });
});
