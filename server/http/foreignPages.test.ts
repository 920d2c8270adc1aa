import { describe, expect, it } from 'vitest';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { isStepOne, joinRaw } from '#server/testing/joinRaw.ts';
import { rawStatus } from '#server/testing/rawStatus.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

/** Headers of requests that no page of ours sends: foreign pages, other ports and schemes, DNS rebinding. */
function foreignTo({ url }: TestServer): Record<string, string>[] {
  const { host, port } = new URL(url);
  const origins = [
    'http://evil.example',
    'null',
    `https://${host}`,
    `http://localhost:1`,
    `${url}.evil.example`,
  ];
  const hosts = ['evil.example', `evil.example:${port}`, 'localhost:1', 'localhost', `[::2]:${port}`];
  return [
    ...origins.map((origin) => ({ origin, host })),
    ...hosts.map((one) => ({ origin: url, host: one })),
  ];
}

async function stateOf(server: TestServer, id: string): Promise<string> {
  const paths = ['maps', `maps/${id}`, `maps/${id}/links`, `maps/${id}/people`, `maps/${id}/datasets`];
  const answers = await Promise.all(paths.map((path) => server.call('GET', `/api/v1/${path}`)));
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}

describe.each(['local', 'accounts'] as const)('a foreign page or host, %s', (auth) => {
  it('changes nothing by any route, though the browser sends the owner’s cookie along', async () => {
    const server = await startTestServer({ auth });
    const { id } = await server.makeMap();
    const before = await stateOf(server, id);
    const writes = server.routes.filter((route) => !/^(GET|HEAD) /.test(route));
    expect(writes.length).toBeGreaterThan(20);
    const port = new URL(server.url).port;
    const statuses = writes.flatMap((route) => {
      const [method = '', path = ''] = route.split(' ');
      const at = `http://127.0.0.1:${port}${path.replace(':id', id).replaceAll(/:\w+/g, 'nope')}`;
      const unsaid: Record<string, string>[] = [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ];
      const silent = unsaid.map((headers) => ({ ...headers, host: new URL(server.url).host }));
      return [...foreignTo(server), ...silent].map((headers) =>
        rawStatus(at, method, { ...headers, cookie: server.ownerCookie }),
      );
    });
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([403]));
    expect(await stateOf(server, id)).toBe(before);
  });

  it('reads nothing, and opens no socket', async () => {
    const server = await startTestServer({ auth });
    const { id, room } = await server.makeMap();
    const at = `http://127.0.0.1:${new URL(server.url).port}/api/v1/maps/${id}`;
    const cookie = server.ownerCookie;
    for (const headers of foreignTo(server)) {
      expect(await rawStatus(at, 'GET', { ...headers, cookie })).toBe(403);
      await expect(joinRaw(server.url, room, { headers: { ...headers, cookie } })).rejects.toThrow('403');
    }
  });
});

describe('a server that others reach', () => {
  it('answers under its one name only, and a program needs an Origin or a ticket for a socket', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id, room } = await server.makeMap();
    const { port } = new URL(server.url);
    const at = `http://127.0.0.1:${port}/api/v1/session`;
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await rawStatus(at, 'GET', { host })).toBe(403);
    }
    const { cookie } = await joinAsGuest(server, id);
    await expect(joinRaw(server.url, room, { headers: { cookie } })).rejects.toThrow('403');
    const ticket = await server.call('POST', `/api/v1/maps/${id}/tickets`);
    const { access } = (await ticket.json()) as { access: string };
    const program = await joinRaw(server.url, room, { query: `?access=${access}` });
    await program.frame(isStepOne);
  });
});
