import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { readTalk } from '#document/talk/readTalk.ts';
import { talkRootNames } from '#document/talk/talkSchema.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import { writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { isStepTwo, joinRaw } from '#server/testing/joinRaw.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { as, onTrack, startTalking } from '#server/testing/startTalking.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

describe('the room of a talk', () => {
  it('is read live by a stock client, and has its own top-level types', async () => {
    const { server, room, ada } = await startTalking();
    const client = joinStock(server.url, `${room}.talk`);
    await synced(client);
    expect(readTalk(client.doc).comments.get('c1')?.text).toBe('Nobody owns this.');
    await ada.call('POST', '/comments', { id: 'c2', on: { point: { x: 1, y: 2 } }, text: 'Here' });
    await until(client.doc, () => readTalk(client.doc).comments.has('c2'));
    expect([...client.doc.share.keys()].toSorted()).toEqual([...talkRootNames].toSorted());
    expect(client.closes).toEqual([]);
  });

  it('takes edits from nobody, whatever the role, and stays as it is', async () => {
    const { server, id, room, ada } = await startTalking();
    const own = new Y.Doc();
    own.getMap('comments').set('forged', new Y.Map([['text', 'I agree.']]));
    const update = Y.encodeStateAsUpdate(own);
    const before = await stateOf(server, id);
    let tries = 0;
    for (const role of ['admin', 'editor', 'commenter', 'viewer']) {
      for (const frame of [writeStepTwo(update), writeUpdate(update)]) {
        const query = await queryFor(server, id, role);
        const client = await joinRaw(server.url, `${room}.talk`, { query });
        client.send(0, 0, 1, 0);
        await client.frame(isStepTwo);
        client.sendBytes(frame);
        expect((await client.closed).code).toBe(closeCodes.forbidden);
        tries++;
      }
    }
    expect(tries).toBe(8);
    expect(await stateOf(server, id)).toBe(before);
    expect((await ada.talk()).comments.map(({ id: comment }) => comment)).toEqual(['c1']);
  });

  it('is there for a map that is there, in its present epoch, and for nobody else’s ticket', async () => {
    const { server, id, room } = await startTalking();
    const other = await server.makeMap('Other');
    const unknown = await joinRaw(server.url, `${'0'.repeat(32)}.1.talk`);
    expect((await unknown.closed).code).toBe(closeCodes.forbidden);
    const old = await joinRaw(server.url, `${id}.99.talk`);
    expect(await old.closed).toEqual({ code: closeCodes.epoch, reason: `${room}.talk` });
    const query = await queryFor(server, other.id, 'viewer');
    const foreign = await joinRaw(server.url, `${room}.talk`, { query });
    expect((await foreign.closed).code).toBe(closeCodes.forbidden);
  });

  it('goes with its map, and is not made again by asking', async () => {
    const { server, id, room, ada } = await startTalking();
    const client = joinStock(server.url, `${room}.talk`);
    await synced(client);
    expect(await ada.status('POST', '/comments/read', { through: '2026-01-01T00:00:00.000Z' })).toBe(204);
    expect((await server.call('DELETE', `/api/v1/maps/${id}`)).status).toBe(204);
    await expect.poll(() => client.closes).toContain(closeCodes.forbidden);
    for (const [method, path] of [
      ['GET', '/comments'],
      ['GET', '/comments/read'],
    ] as const) {
      expect(await ada.status(method, path)).toBe(404);
    }
    expect(await ada.status('POST', '/comments', { id: 'c9', on: onTrack, text: 'Anybody?' })).toBe(404);
  });

  it('is there after a restart, and what its map left behind is not', async () => {
    const { server, id, ada } = await startTalking();
    await ada.call('POST', '/comments/read', { through: '2026-01-01T00:00:00.000Z' });
    const before = await ada.talk();
    await server.stop();
    const second = await startTestServer({ dataDir: server.dataDir });
    const again = as(second, id, 'ada', 'Ada Łukasz');
    expect(await again.talk()).toEqual(before);
    expect(await (await again.call('GET', '/comments/read')).json()).toEqual({
      all: '2026-01-01T00:00:00.000Z',
      threads: {},
    });
    await second.stop();
    // As a kill between the removal of a map and that of its talk leaves it.
    const [maps, talks] = ['maps.sqlite', 'talk.sqlite'].map((name) => join(server.dataDir, name));
    const keeper = await openSqliteMapKeeper(maps!);
    await keeper.remove(id);
    await keeper.close();
    await (await startTestServer({ dataDir: server.dataDir })).stop();
    const left = await openSqliteMapKeeper(talks!);
    expect(await left.list()).toEqual([]);
    await left.close();
  });
});

async function queryFor(server: TestServer, mapId: string, role: string): Promise<string> {
  if (role === 'admin') return '';
  const answer = await server.call('POST', `/api/v1/maps/${mapId}/tickets`, { role });
  return `?access=${((await answer.json()) as { access: string }).access}`;
}

async function stateOf(server: TestServer, mapId: string): Promise<string> {
  const client = joinStock(server.url, `${mapId}.1.talk`);
  await synced(client);
  return Buffer.from(Y.encodeStateAsUpdate(client.doc)).toString('hex');
}
