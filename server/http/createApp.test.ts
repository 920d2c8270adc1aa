import { describe, expect, it } from 'vitest';
import { rawStatus } from '#server/testing/rawStatus.ts';
import { shareTestServer, startTestServer } from '#server/testing/startTestServer.ts';

type Problem = { status: number; detail: string };

const shared = shareTestServer();

describe('maps over HTTP', () => {
  it('opens a new data folder on the sample map, marked as made up', async () => {
    const server = await startTestServer({ firstMap: 'sample' });
    const { maps } = (await (await server.call('GET', '/api/v1/maps')).json()) as {
      maps: { id: string; title: string; room: string }[];
    };
    expect(maps.map(({ title }) => title)).toEqual([expect.stringContaining('made up')]);
    expect(maps[0]?.room).toBe(`${maps[0]?.id}.1`);
  });

  it('lays the sample after all where a first start was killed before it had', async () => {
    const killed = await startTestServer({ firstMap: 'none' });
    await killed.stop();
    const second = await startTestServer({ dataDir: killed.dataDir, firstMap: 'sample' });
    const { maps } = (await (await second.call('GET', '/api/v1/maps')).json()) as { maps: unknown[] };
    expect(maps).toHaveLength(1);
  });

  it('makes the sample once: not again after it was removed and the server started anew', async () => {
    const first = await startTestServer({ firstMap: 'sample' });
    const { maps } = (await (await first.call('GET', '/api/v1/maps')).json()) as { maps: { id: string }[] };
    expect((await first.call('DELETE', `/api/v1/maps/${maps[0]?.id}`)).status).toBe(204);
    await first.stop();
    const second = await startTestServer({ dataDir: first.dataDir, firstMap: 'sample' });
    expect(await (await second.call('GET', '/api/v1/maps')).json()).toEqual({ maps: [] });
  });

  it('makes a map, renames it, gives it back as own JSON, and makes an equal one from that', async () => {
    const server = shared();
    const { id, room } = await server.makeMap('First');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(room).toBe(`${id}.1`);
    expect((await server.call('PATCH', `/api/v1/maps/${id}`, { title: 'Second' })).status).toBe(200);
    const whole = (await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as { map: object };
    expect(whole).toMatchObject({ id, room, title: 'Second', map: { meta: { title: 'Second' } } });
    const made = await server.call('POST', '/api/v1/maps', { from: { json: whole.map } });
    expect(made.status).toBe(201);
    const copy = (await made.json()) as { id: string; problems: string[] };
    expect(copy.problems).toEqual([]);
    const again = (await (await server.call('GET', `/api/v1/maps/${copy.id}`)).json()) as { map: object };
    expect(again.map).toEqual(whole.map);
  });

  it('names what of a given map it left out', async () => {
    const server = shared();
    const json = { throughline: 1, meta: { title: 'Odd' }, stages: [{ id: 's1', name: 7 }] };
    const made = (await (await server.call('POST', '/api/v1/maps', { from: { json } })).json()) as {
      problems: string[];
    };
    expect(made.problems).toEqual([expect.stringContaining('"s1" was left out')]);
  });

  it.each([
    ['GET', '/api/v1/maps/nope', 404, 'no such map', undefined],
    ['PATCH', '/api/v1/maps/nope', 404, 'no such map', { title: 'x' }],
    ['DELETE', '/api/v1/maps/nope', 404, 'no such map', undefined],
    ['POST', '/api/v1/maps/nope/tickets', 404, 'no such map', undefined],
    ['POST', '/api/v1/maps', 400, '"title" in the body', { title: '' }],
    ['POST', '/api/v1/maps', 400, '"title" in the body', { title: 7 }],
    ['POST', '/api/v1/maps', 422, 'not a Throughline map', { from: { json: [] } }],
    ['PATCH', '/api/v1/maps/nope', 400, 'body', { title: 'x', id: 'y' }],
    ['PUT', '/api/v1/maps', 405, 'GET, HEAD, POST', undefined],
    ['GET', '/api/v1/nothing', 404, '/api/openapi.json', undefined],
    ['PATCH', '/api/v1/maps/nope', 413, 'smaller parts', { title: 'x'.repeat(1_100_000) }],
  ])('refuses %s %s with %i and a sentence', async (method, path, status, words, body) => {
    const server = shared();
    const before = await (await server.call('GET', '/api/v1/maps')).json();
    const answer = await server.call(method, path, body);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as Problem;
    expect([answer.status, problem.status]).toEqual([status, status]);
    expect(problem.detail).toContain(words);
    expect(await (await server.call('GET', '/api/v1/maps')).json()).toEqual(before);
  });
});

describe('the door', () => {
  it('admits writes with an own Origin or from an own page, and reads without either', async () => {
    const server = shared();
    const { host, port } = new URL(server.url);
    const at = `http://127.0.0.1:${port}/api/v1/maps`;
    const own: Record<string, string>[] = [
      { origin: server.url },
      { origin: `http://127.0.0.1:${port}` },
      { 'sec-fetch-site': 'same-origin' },
    ];
    // 415: it came through the door and was read.
    for (const headers of own) expect(await rawStatus(at, 'POST', headers)).not.toBe(403);
    expect(await rawStatus(at, 'GET', { host })).toBe(200);
    expect(await rawStatus(at, 'GET', { host: `[::1]:${port}` })).toBe(200);
  });

  it('refuses foreign hosts and origins, and writes that name no origin', async () => {
    const server = shared();
    const port = new URL(server.url).port;
    const at = `http://127.0.0.1:${port}/api/v1/maps`;
    const foreign: [string, Record<string, string>][] = [
      ['GET', { host: 'evil.example' }],
      ['GET', { host: `evil.example:${port}` }],
      ['GET', { host: 'localhost:1' }],
      ['GET', { origin: 'http://evil.example' }],
      ['POST', {}],
      ['POST', { origin: 'null' }],
      ['POST', { origin: 'http://evil.example' }],
      ['POST', { 'sec-fetch-site': 'cross-site' }],
      ['DELETE', { 'sec-fetch-site': 'same-site' }],
    ];
    for (const [method, headers] of foreign) expect(await rawStatus(at, method, headers)).toBe(403);
  });

  it('sends the security headers with every answer, refusals too', async () => {
    const server = shared();
    for (const path of ['/', '/api/v1/maps', '/nothing', '/healthz']) {
      const { headers } = await fetch(server.url + path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
          "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
          "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types throughline",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const { headers } = await fetch(`${server.url}/api/v1/maps`);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a map that is too large', () => {
  it('is not made, and says why', async () => {
    const server = shared();
    const { map } = (await (
      await server.call('GET', `/api/v1/maps/${(await server.makeMap()).id}`)
    ).json()) as { map: Record<string, unknown> };
    const notes = Array.from({ length: 5_001 }, (_, n) => ({
      id: `n${n}`,
      text: '',
      position: { x: n, y: 0 },
    }));
    const answer = await server.call('POST', '/api/v1/maps', { from: { json: { ...map, notes } } });
    const { detail } = (await answer.json()) as Problem;
    expect([answer.status, detail]).toEqual([422, expect.stringContaining('this one has 5,001')]);
  });
});

describe('for those who watch over the server', () => {
  it('says that it lives and can store, and counts by route without addresses', async () => {
    const server = await startTestServer();
    const { id } = await server.makeMap();
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
    await (await fetch(`${server.url}/api/v1/maps/${id}?token=secret`)).text();
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('route="/api/v1/maps/:id",status="200"} 1');
    expect(metrics).not.toContain(id);
    expect(metrics).not.toContain('secret');
    // What has not happened yet is 0, and not absent: an alert sees the first time, too.
    expect(metrics).toContain('throughline_rooms_failed_total 0\n');
    expect(metrics).toContain('throughline_sockets_refused_total{code="4403"} 0\n');
    expect(metrics).toContain('throughline_records_set_aside_total{noun="notes"} 0\n');
  });

  it('shows its counts, when it serves others, to its owner and to programs on this machine that name it so', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const ask = (headers: Record<string, string>) => rawStatus(`${server.url}/metrics`, 'GET', headers);
    const byProxy = { 'x-forwarded-for': '127.0.0.1' };
    expect([
      await ask({}),
      await ask(byProxy),
      await ask({ ...byProxy, cookie: server.ownerCookie }),
      await ask({ host: 'elsewhere.example' }),
    ]).toEqual([200, 403, 200, 403]);
  });

  it('describes every endpoint of the API', async () => {
    const server = shared();
    const description = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths['/maps/{id}'] ?? {})).toEqual(['get', 'patch', 'delete']);
    expect(Object.keys(description.paths)).toEqual(expect.arrayContaining(['/maps', '/maps/{id}/tickets']));
  });
});
