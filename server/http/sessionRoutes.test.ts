import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { callAs, cookiesOf, startTestServer } from '#server/testing/startTestServer.ts';

describe('who asks', () => {
  it('is the admin in local mode, under the name that the browser gives', async () => {
    const server = await startTestServer();
    const headers = { 'throughline-person': 'p1,Zo%C3%AB' };
    expect(await (await fetch(`${server.url}/api/v1/session`, { headers })).json()).toEqual({
      kind: 'local',
      personId: 'p1',
      name: 'Zoë',
      role: 'admin',
      mapId: null,
      maySeeVerbatims: true,
      department: null,
      mode: 'local',
      needsSetup: false,
    });
    expect((await server.call('POST', '/api/v1/session', { password: 'x' })).status).toBe(409);
  });
});

describe('the owner of a server', () => {
  it('finds the maps that were made on this machine before it served others', async () => {
    const local = await startTestServer();
    const { id } = await local.makeMap('Made here');
    await local.stop();
    const served = await startTestServer({ auth: 'accounts', dataDir: local.dataDir });
    expect(await (await served.call('GET', `/api/v1/maps/${id}`)).json()).toMatchObject({
      title: 'Made here',
    });
    expect((await callAs(served.url, '')('GET', `/api/v1/maps/${id}`)).status).toBe(401);
  });

  it('sets it up once, with the link that the server printed and a password of 15 characters', async () => {
    const server = await startTestServer({ auth: 'accounts', owner: 'none' });
    const nobody = callAs(server.url, '');
    expect(await (await nobody('GET', '/api/v1/session')).json()).toMatchObject({
      kind: 'nobody',
      mode: 'accounts',
      needsSetup: true,
    });
    const [page, token] = server.setUpUrl?.split('#') ?? [];
    expect(page).toBe(`${server.url}/setup`);
    const wish = { token, name: 'Olga', password: 'fifteen letters' };
    const refused = [
      await nobody('POST', '/api/v1/setup', { ...wish, password: 'fourteen chars' }),
      await nobody('POST', '/api/v1/setup', { ...wish, token: 'invented' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 401]);
    const both = await Promise.all([
      nobody('POST', '/api/v1/setup', wish),
      nobody('POST', '/api/v1/setup', wish),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 401]);
    const set = both.find(({ status }) => status === 201)!;
    expect(await set.json()).toMatchObject({
      kind: 'account',
      name: 'Olga',
      role: 'admin',
      needsSetup: false,
    });
    expect(server.access.setUpToken).toBeNull();
  });

  it('signs in from two browsers, sees both sessions, and ends them one by one', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const nobody = callAs(server.url, '');
    const second = await nobody('POST', '/api/v1/session', { password: server.ownerPassword });
    expect(second.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^throughline-session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const there = callAs(server.url, cookiesOf(second));
    expect((await there('GET', '/api/v1/maps')).status).toBe(200);
    const { sessions } = (await (await server.call('GET', '/api/v1/sessions')).json()) as {
      sessions: { id: string; isThis: boolean }[];
    };
    expect(sessions.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
    const other = sessions.find(({ isThis }) => !isThis)?.id;
    expect((await server.call('DELETE', `/api/v1/sessions/${other}`)).status).toBe(204);
    expect((await there('GET', '/api/v1/maps')).status).toBe(401);
    const out = await server.call('DELETE', '/api/v1/session');
    expect([out.status, cookiesOf(out)]).toEqual([204, 'throughline-session=']);
    expect((await server.call('GET', '/api/v1/maps')).status).toBe(401);
  });

  it('changes their password, which signs out every other browser; the audit has it, and never a password', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const nobody = callAs(server.url, '');
    const [old, next] = [server.ownerPassword, 'another password of the owner'];
    const signIn = async (password: string) => nobody('POST', '/api/v1/session', { password });
    const there = callAs(server.url, cookiesOf(await signIn(old)));
    const change = async (body: object) => (await server.call('POST', '/api/v1/password', body)).status;
    expect(await change({ old: 'not it at all, no', new: next })).toBe(403);
    expect(await change({ old, new: 'fourteen chars' })).toBe(400);
    expect(await change({ old, new: next })).toBe(204);
    expect((await there('GET', '/api/v1/maps')).status).toBe(401);
    expect((await server.call('GET', '/api/v1/maps')).status).toBe(200);
    expect((await signIn(old)).status).toBe(401);
    expect((await signIn(old)).status).toBe(401);
    const again = callAs(server.url, cookiesOf(await signIn(next)));
    await again('DELETE', '/api/v1/session');
    const audit = await (await server.call('GET', '/api/v1/audit')).text();
    const { entries } = JSON.parse(audit) as { entries: { who: string; what: string }[] };
    expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual([
      'Olga Owner signed out',
      'Olga Owner signed in, after a wrong password',
      'Somebody tried a wrong password',
      'Olga Owner changed their password',
      'Somebody tried to change the password without the present one',
      'Olga Owner signed in',
      'Olga Owner set the server up',
    ]);
    for (const secret of [old, next]) expect(audit).not.toContain(secret);
  });

  it('waits after ten wrong passwords, also with the right one then', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const nobody = callAs(server.url, '');
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, n) => nobody('POST', '/api/v1/session', { password: `wrong ${n}` })),
    );
    expect(tries.map(({ status }) => status).filter((status) => status === 401)).toHaveLength(10);
    const late = await nobody('POST', '/api/v1/session', { password: server.ownerPassword });
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '30']);
  });
});

describe('a stranger', () => {
  it('is refused a gigabyte before the first byte of it is sent', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id } = await server.makeMap();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = [
      `POST /api/v1/maps/${id}/datasets HTTP/1.1`,
      `Host: localhost:${port}`,
      `Origin: ${server.url}`,
      'Content-Type: text/csv',
      'Content-Length: 1073741824',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    // The server ends the connection, for it would have to read the rest else.
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 401 [^]*\r\nconnection: close\r\n/i);
  });
});
