import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { AckingClient } from './testing/AckingClient.ts';
import { spawnServer } from './testing/spawnServer.ts';
import { makeDataDir, startTestServer } from './testing/startTestServer.ts';
import { openSqliteMapKeeper } from './storage/openSqliteMapKeeper.ts';
import type { MapKeeper } from './storage/MapKeeper.ts';

/** What is on disk, read without any server that could mend it or client that could bring it again. */
async function personasOnDisk(dataDir: string, mapId: string): Promise<Set<string>> {
  const keeper = await openSqliteMapKeeper(join(dataDir, 'maps.sqlite'));
  const stored = await keeper.load(mapId);
  await keeper.close();
  const doc = new Y.Doc();
  for (const update of stored === null ? [] : [stored.snapshot, ...stored.updates])
    Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return new Set(doc.getMap('personas').keys());
}

async function makeMapAt(url: string): Promise<{ id: string; room: string }> {
  const answer = await fetch(`${url}/api/v1/maps`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Killed' }),
  });
  return (await answer.json()) as { id: string; room: string };
}

describe('what was acked', () => {
  it('is all on disk when the server is killed in the middle of it', async () => {
    const dataDir = makeDataDir();
    for (const killAfter of [1, 40, 300]) {
      const server = await spawnServer(dataDir);
      const { id, room } = await makeMapAt(server.url);
      const clients = await Promise.all(
        ['ann', 'bob'].map((name) => AckingClient.join(server.url, room, name)),
      );
      for (const client of clients) client.write(400);
      await Promise.race(clients.map((client) => client.untilAcked(killAfter)));
      expect(await server.end('SIGKILL')).toBeNull();
      await Promise.all(clients.map(({ client }) => client.closed));
      const acked = clients.flatMap((client) => client.acked);
      const onDisk = await personasOnDisk(dataDir, id);
      expect(acked.length).toBeGreaterThanOrEqual(killAfter);
      expect(acked.filter((persona) => !onDisk.has(persona))).toEqual([]);
    }
  });

  it('is all on disk, with what came unacked, when the server is asked to stop; everyone is told it restarts', async () => {
    const dataDir = makeDataDir();
    const server = await spawnServer(dataDir);
    const { id, room } = await makeMapAt(server.url);
    const client = await AckingClient.join(server.url, room, 'ann');
    client.write(300);
    await client.untilAcked(1);
    const code = await server.end('SIGTERM');
    expect(code).toBe(0);
    expect((await client.client.closed).code).toBe(closeCodes.restart);
    const onDisk = await personasOnDisk(dataDir, id);
    expect(client.acked.filter((persona) => !onDisk.has(persona))).toEqual([]);
    expect(onDisk.size).toBeGreaterThan(0);
  });

  it('never comes for what storage refused; the map is loaded anew and goes on', async () => {
    let failures = 0;
    const server = await startTestServer({
      openKeeper: async (file) => failingOnce(await openSqliteMapKeeper(file), () => failures++),
    });
    const { id, room } = await server.makeMap();
    const client = await AckingClient.join(server.url, room, 'ann');
    client.write(3);
    expect((await client.client.closed).code).toBe(closeCodes.tryAgain);
    expect(client.acked).toEqual([]);
    expect([...((await server.rooms.getMap(id))?.personas.keys() ?? [])]).toEqual([]);
    const again = await AckingClient.join(server.url, room, 'bob');
    again.write(3);
    await again.untilAcked(3);
    expect([...((await server.rooms.getMap(id))?.personas.keys() ?? [])]).toEqual(again.acked);
    expect(failures).toBe(1);
  });
});

/** A disk that fails the first commit and then works again. */
function failingOnce(keeper: MapKeeper, note: () => number): MapKeeper {
  let hasFailed = false;
  return {
    ...keeper,
    append: async (...commit) => {
      if (hasFailed) return keeper.append(...commit);
      hasFailed = true;
      note();
      throw new Error('disk I/O error');
    },
  };
}
