import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '#document/closeCodes.ts';
import { schemaVersion } from '#document/schema.ts';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { isStepOne, joinRaw } from '#server/testing/joinRaw.ts';
import { shareTestServer, startTestServer } from '#server/testing/startTestServer.ts';

const shared = shareTestServer();

describe('admission to a room', () => {
  it('closes unknown maps and maps of another ticket with the same words', async () => {
    const server = shared();
    const { id } = await server.makeMap('Mine');
    const other = await server.makeMap('Other');
    const { access } = (await (await server.call('POST', `/api/v1/maps/${id}/tickets`)).json()) as {
      access: string;
    };
    const unknown = await joinRaw(server.url, `${'0'.repeat(32)}.1`);
    const foreign = await joinRaw(server.url, other.room, { query: `?access=${access}` });
    const closes = await Promise.all([unknown.closed, foreign.closed]);
    expect(closes.map(({ code }) => code)).toEqual([4403, 4403]);
    expect(new Set(closes.map(({ reason }) => reason)).size).toBe(1);
    expect([...unknown.frames, ...foreign.frames]).toEqual([]);
    expect(await server.rooms.getMap('0'.repeat(32))).toBeNull();
  });

  it('sends who brings an invented ticket to sign in, whether there is such a map or not', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    const invented = { query: '?access=invented' };
    const here = await joinRaw(server.url, room, invented);
    const nowhere = await joinRaw(server.url, `${'0'.repeat(32)}.1`, invented);
    expect((await here.closed).code).toBe(closeCodes.signIn);
    expect(await nowhere.closed).toEqual(await here.closed);
    expect([...here.frames, ...nowhere.frames]).toEqual([]);
  });

  it('names the present room to who asks for an old epoch', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const client = await joinRaw(server.url, `${id}.99`);
    expect(await client.closed).toEqual({ code: closeCodes.epoch, reason: room });
  });

  it('asks a page that writes another version of documents to reload, and lets one in that names none', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    const old = await joinRaw(server.url, room, { query: `?schema=${schemaVersion - 2}` });
    expect((await old.closed).code).toBe(closeCodes.clientTooOld);
    for (const query of [`?schema=${schemaVersion}`, '']) {
      const client = await joinRaw(server.url, room, { query });
      await client.frame(isStepOne);
    }
  });

  it('refuses a page that was opened by another than who is signed in with its browser now', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id, room } = await server.makeMap();
    const { headers, personId } = await joinAsGuest(server, id);
    const kept = await joinRaw(server.url, room, { headers, query: `?as=${personId}` });
    await kept.frame(isStepOne);
    const another = await joinRaw(server.url, room, { headers, query: '?as=another' });
    expect((await another.closed).code).toBe(closeCodes.signIn);
    expect(another.frames).toEqual([]);
  });

  it('lets a program without an Origin in, and a page of its own, but no foreign page and no foreign host', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    const port = new URL(server.url).port;
    const own = await joinRaw(server.url, room, { headers: { origin: `http://127.0.0.1:${port}` } });
    await own.frame(isStepOne);
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: `http://localhost:${Number(port) + 1}` },
      { origin: `https://localhost:${port}` },
      { origin: 'null' },
      { host: 'evil.example' },
      { host: `evil.example:${port}` },
    ];
    for (const headers of foreign) {
      await expect(joinRaw(server.url, room, { headers })).rejects.toThrow('403');
    }
  });

  it('bears addresses that are none', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    for (const path of ['//', '/%', '/sync/%zz', '/sync/', '/elsewhere']) {
      expect(await upgradeStatus(server.url, path)).toBeGreaterThan(0);
    }
    await joinRaw(server.url, room);
  });

  it('closes who says nothing', async () => {
    const server = await startTestServer({ times: { joinMs: 20 } });
    const client = await joinRaw(server.url, (await server.makeMap()).room);
    expect((await client.closed).code).toBe(closeCodes.joinTimeout);
  });
});

/** Asks for a socket at an address that no WebSocket library would let through. */
function upgradeStatus(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, headers }, (response) => resolve(response.statusCode ?? 0));
    call.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end();
  });
}
