import { describe, expect, it } from 'vitest';
import { joinAsGuest, makeLink, type MadeLink } from '#server/testing/joinAsGuest.ts';
import {
  callAs,
  cookiesOf,
  shareTestServer,
  startTestServer,
  type TestServer,
} from '#server/testing/startTestServer.ts';

const shared = shareTestServer({ auth: 'accounts' });

type Who = { personId: string; name: string; role: string; mapId: string };

async function join(server: TestServer, key: object, cookie = '', behind = ''): Promise<Response> {
  const headers: Record<string, string> = behind === '' ? {} : { 'x-forwarded-for': behind };
  return callAs(server.url, cookie)('POST', '/api/v1/session', { name: 'Anna', ...key }, headers);
}

async function listLinks(server: TestServer, id: string): Promise<(MadeLink & { people: number })[]> {
  const answer = await server.call('GET', `/api/v1/maps/${id}/links`);
  return ((await answer.json()) as { links: (MadeLink & { people: number })[] }).links;
}

describe('a link for guests', () => {
  it('lets thirty people behind one address in by its code, each a person of their own', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const link = await makeLink(server, id, { role: 'commenter', expiresIn: '2h' });
    expect(link.code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect(link.url).toBe(`${server.url}/join#${link.token}`);
    const typed = `${link.code.slice(0, 4).toLowerCase()}-${link.code.slice(4)}`;
    // Everyone mistypes once.
    const joined = await Promise.all(
      Array.from({ length: 30 }, async () => {
        expect((await join(server, { code: 'AAAAAAAA' })).status).toBe(401);
        return join(server, { code: typed });
      }),
    );
    expect(joined.map(({ status }) => status)).toEqual(joined.map(() => 201));
    const people = (await Promise.all(joined.map((one) => one.json()))) as Who[];
    expect(people[0]).toMatchObject({ kind: 'guest', role: 'commenter', mapId: id, maySeeVerbatims: false });
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(30);
    expect(new Set(people.map(({ name }) => name)).size).toBe(30);
    expect(await listLinks(server, id)).toEqual([expect.objectContaining({ id: link.id, people: 30 })]);
  });

  it('is kept as a hash: its token stands in no answer but that of its making', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const { token } = await makeLink(server, id);
    for (const path of ['links', 'people', 'audit']) {
      const answer = await server.call('GET', `/api/v1/maps/${id}/${path}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain(token);
    }
  });

  it('makes who guesses at codes wait, whatever address they say to come from, and by then has let in nobody', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id } = await server.makeMap();
    const { code } = await makeLink(server, id);
    const guesses = await Promise.all(
      Array.from({ length: 70 }, (_, n) => join(server, { code: '22222222' }, '', `10.0.0.${n}`)),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(60);
    const wait = await join(server, { code });
    expect([wait.status, wait.headers.get('retry-after')]).toEqual([429, '10']);
  });

  it('makes nobody else wait behind a proxy whose word is taken', async () => {
    const server = await startTestServer({ auth: 'accounts', trustProxy: '127.0.0.1,::1' });
    const { id } = await server.makeMap();
    const { code } = await makeLink(server, id);
    const guess = () => join(server, { code: '22222222' }, '', '10.0.0.1');
    const guesses = await Promise.all(Array.from({ length: 61 }, guess));
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await join(server, { code }, '', '10.0.0.2')).status).toBe(201);
    // What stands before the proxy's own word is anybody's.
    expect((await join(server, { code }, '', '10.0.0.3, 10.0.0.1')).status).toBe(429);
  });

  it('shows a guest their map and no other, and customers’ words only where it says so', async () => {
    const server = shared();
    const { id } = await server.makeMap('Mine');
    await server.makeMap('Other');
    const guest = await joinAsGuest(server, id, { role: 'viewer' });
    const { maps } = (await (await guest.call('GET', '/api/v1/maps')).json()) as {
      maps: { title: string }[];
    };
    expect(maps.map(({ title }) => title)).toEqual(['Mine']);
    expect((await guest.call('GET', `/api/v1/maps/${id}/failures`)).status).toBe(403);
    await server.call('PATCH', `/api/v1/links/${guest.link.id}`, { verbatims: true });
    expect((await guest.call('GET', `/api/v1/maps/${id}/failures`)).status).toBe(200);
  });

  it('knows who comes back, by a new link too, unless they were removed; then only by keys made later', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const { personId, cookie, link } = await joinAsGuest(server, id, { role: 'viewer', name: 'Anna' });
    const later = await makeLink(server, id, { role: 'editor' });
    const again = (await (await join(server, { token: later.token }, cookie)).json()) as Who;
    expect(again).toMatchObject({ personId, name: 'Anna', role: 'editor' });
    const another = (await (await join(server, { token: later.token, name: 'Bob' }, cookie)).json()) as Who;
    expect([another.personId === personId, another.name]).toEqual([false, 'Bob']);
    const stranger = (await (await join(server, { token: later.token })).json()) as Who;
    expect([stranger.personId === personId, stranger.name]).toEqual([false, 'Anna 2']);
    expect((await server.call('DELETE', `/api/v1/maps/${id}/people/${personId}`)).status).toBe(204);
    for (const { token } of [link, later]) {
      expect((await join(server, { token }, cookie)).status).toBe(401);
      expect((await join(server, { token, name: 'Not me' }, cookie)).status).toBe(401);
    }
    const rotated = (await (await server.call('POST', `/api/v1/links/${link.id}/rotate`)).json()) as MadeLink;
    expect((await join(server, { token: link.token })).status).toBe(401);
    expect(await (await join(server, { token: rotated.token }, cookie)).json()).toMatchObject({ personId });
  });

  it('tells who is and was here, and what the owner did about it', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const guest = await joinAsGuest(server, id, { role: 'editor', name: 'Anna' });
    const path = `/api/v1/maps/${id}/people/${guest.personId}`;
    expect((await server.call('PATCH', path, { role: 'viewer' })).status).toBe(204);
    expect((await server.call('PATCH', path, { role: 'admin' })).status).toBe(400);
    const people = await (await server.call('GET', `/api/v1/maps/${id}/people`)).json();
    const anna = {
      personId: guest.personId,
      name: 'Anna',
      role: 'viewer',
      linkId: guest.link.id,
      isHere: false,
    };
    expect(people).toEqual({ people: [expect.objectContaining(anna)] });
    await server.call('DELETE', `/api/v1/links/${guest.link.id}`);
    await server.call('PATCH', `/api/v1/maps/${id}`, { title: 'Never in the audit' });
    expect((await guest.call('PATCH', `/api/v1/maps/${id}`, { title: 'Not done' })).status).toBe(401);
    const { entries } = (await (await server.call('GET', `/api/v1/maps/${id}/audit`)).json()) as {
      entries: { who: string; what: string }[];
    };
    expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual([
      'Olga Owner renamed the map',
      'Olga Owner revoked a link for editors',
      'Olga Owner made Anna a viewer',
      'Anna joined by a link for editors',
      'Olga Owner made a link for editors',
      'Olga Owner made this map',
    ]);
    expect((await guest.call('GET', '/api/v1/maps')).status).toBe(401);
  });

  it('opens the map for its guests as it says, for a department, and says nothing but that', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const view = 'channel=phone&lens=burden';
    const link = await makeLink(server, id, { view, department: 'logistics' });
    const guest = (await (await join(server, { token: link.token })).json()) as Who;
    expect(guest).toMatchObject({ mapId: id, view, department: 'logistics' });
    const foreign = ['//elsewhere.example', 'next=/maps', 'q=rude+driver', 'lens=burden&x'];
    for (const wrong of foreign) {
      const path = `/api/v1/maps/${id}/links`;
      const answer = await server.call('POST', path, { role: 'viewer', expiresIn: null, view: wrong });
      expect([wrong, answer.status]).toEqual([wrong, 400]);
    }
  });

  it('is not made where nobody else could open it', async () => {
    const server = await startTestServer();
    const { id } = await server.makeMap();
    const answer = await server.call('POST', `/api/v1/maps/${id}/links`, { role: 'viewer', expiresIn: null });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('npm run host')]);
  });

  it('stays the owner’s own session when the owner tries it', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const answer = await join(server, { token: (await makeLink(server, id)).token }, server.ownerCookie);
    expect([answer.status, cookiesOf(answer)]).toEqual([201, '']);
    expect(await answer.json()).toMatchObject({ kind: 'account', role: 'admin', mapId: id });
  });
});
