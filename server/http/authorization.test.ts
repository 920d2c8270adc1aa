import { describe, expect, it } from 'vitest';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { makeCrowd, type Somebody } from '#server/testing/makeCrowd.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

/** What an endpoint asks for: `words` are customers' words, which a link shows only where it says so. */
type Need = 'open' | 'known' | 'viewer' | 'commenter' | 'editor' | 'words' | 'words of an editor' | 'owner';

/**
 * Every endpoint, what it asks for, and how it answers to who may: about a map that is there (the body is never one
 * that fits, so that most answer 400), and about one that is not. In this order they are asked.
 */
const table: Readonly<Record<string, readonly [need: Need, there: number, missing?: number]>> = {
  'GET /openapi.json': ['open', 200],
  'GET /session': ['open', 200],
  'POST /session': ['open', 400],
  'POST /setup': ['open', 400],
  'GET /sessions': ['owner', 200],
  'DELETE /sessions/:id': ['owner', 404],
  'GET /audit': ['owner', 200],
  'POST /password': ['owner', 400],
  'GET /maps': ['known', 200],
  'POST /maps': ['owner', 400],
  'GET /maps/:id': ['viewer', 200, 404],
  'PATCH /maps/:id': ['editor', 400, 400],
  'GET /maps/:id/links': ['owner', 200, 404],
  'POST /maps/:id/links': ['owner', 400, 400],
  'PATCH /links/:id': ['owner', 400],
  'POST /links/:id/rotate': ['owner', 404],
  'DELETE /links/:id': ['owner', 404],
  'GET /maps/:id/people': ['owner', 200, 404],
  'GET /maps/:id/audit': ['owner', 200, 404],
  'PATCH /maps/:id/people/:person': ['owner', 400, 400],
  'DELETE /maps/:id/people/:person': ['owner', 404, 404],
  'POST /maps/:id/tickets': ['owner', 201, 404],
  'GET /maps/:id/comments': ['viewer', 200, 404],
  'GET /maps/:id/comments/read': ['viewer', 200, 404],
  'POST /maps/:id/comments/read': ['viewer', 400, 400],
  'POST /maps/:id/comments': ['commenter', 400, 400],
  'PATCH /maps/:id/comments/:comment': ['commenter', 400, 400],
  'DELETE /maps/:id/comments/:comment': ['commenter', 400, 400],
  'POST /maps/:id/comments/:comment/restore': ['commenter', 400, 400],
  'PATCH /maps/:id/threads/:thread': ['commenter', 400, 400],
  'GET /maps/:id/history': ['viewer', 200, 404],
  'GET /maps/:id/history/:version': ['viewer', 404, 404],
  'GET /maps/:id/history/things/:noun/:thing': ['viewer', 400, 400],
  'POST /maps/:id/versions': ['editor', 400, 400],
  'POST /maps/:id/restore': ['editor', 400, 400],
  'POST /maps/:id/undo-person': ['owner', 400, 400],
  'POST /maps/:id/datasets': ['words of an editor', 409, 404],
  'DELETE /maps/:id/datasets/:dataset': ['words of an editor', 404, 404],
  'GET /maps/:id/rejects/:rejects': ['words', 404, 404],
  'GET /maps/:id/datasets': ['viewer', 200, 404],
  'GET /maps/:id/datasets/:dataset': ['viewer', 404, 404],
  'GET /maps/:id/failures': ['words', 200, 404],
  'GET /maps/:id/failures.csv': ['words', 200, 404],
  'GET /maps/:id/failures.arrow': ['words', 200, 404],
  'GET /maps/:id/tallies': ['viewer', 200, 404],
  'GET /maps/:id/quotes': ['words', 200, 404],
  'GET /maps/:id/episodes': ['words', 200, 404],
  'GET /maps/:id/failures/:row': ['words', 404, 404],
  'GET /maps/:id/columns': ['words', 200, 404],
  'GET /maps/:id/columns/found': ['words', 400, 400],
  'GET /maps/:id/columns/:hash': ['words', 400, 400],
  'GET /maps/:id/datasets/:dataset/columns': ['words', 404, 404],
  'POST /maps/:id/datasets/:dataset/fits': ['words', 400, 400],
  'GET /maps/:id/rules/waiting': ['viewer', 200, 404],
  'POST /maps/:id/datasets/:dataset/confirmed': ['words of an editor', 400, 400],
  'GET /maps/:id/matcher': ['viewer', 200, 404],
  'POST /maps/:id/matcher/train': ['words of an editor', 202, 404],
  'DELETE /maps/:id/matcher/train': ['words of an editor', 204, 404],
  'GET /maps/:id/coding': ['words', 200, 404],
  'POST /maps/:id/failures': ['words of an editor', 400, 400],
  'POST /maps/:id/decisions': ['words of an editor', 400, 400],
  'GET /maps/:id/exposures': ['viewer', 200, 404],
  'POST /maps/:id/exposures': ['editor', 400, 400],
  'GET /maps/:id/measures': ['viewer', 200, 404],
  'DELETE /maps/:id': ['owner', 204, 404],
  'DELETE /session': ['open', 204],
};

const ranks = { viewer: 0, commenter: 1, editor: 2, admin: 3 };
const least = { viewer: 0, commenter: 1, editor: 2, words: 0, 'words of an editor': 2 };
type Subject = 'own' | 'other' | 'missing';

function expected(
  who: Somebody,
  subject: Subject,
  [need, there, missing = there]: (typeof table)[string],
): number {
  const allowed = subject === 'missing' ? missing : there;
  if (need === 'open') return allowed;
  if (who.is === 'out') return 401;
  if (who.is === 'owner') return allowed;
  // One answer to a map that is not theirs and to one that is not there.
  if (subject !== 'own') return 404;
  if (need === 'known') return allowed;
  if (need === 'owner' || ranks[who.role] < least[need]) return 403;
  return need.startsWith('words') && !who.verbatims ? 403 : allowed;
}

/** Routes of the API that the table does not have. Pages and the client's files are open to all. */
function missingFromTable(routes: readonly string[]): string[] {
  const api = routes.filter((route) => !/^(GET|HEAD) \/(?!api\/)/.test(route));
  const known = new Set(Object.keys(table));
  return api
    .map((route) => route.replace(' /api/v1/', ' /').replace(' /api/', ' /').replace('HEAD ', 'GET '))
    .filter((route) => !known.has(route));
}

const words = 'the zeppelin ate my invoice';

describe('who may do what over HTTP', () => {
  it('is laid down for every route there is, and one that is missing is noticed', async () => {
    const { routes } = await startTestServer();
    expect(routes.length).toBeGreaterThan(60);
    expect(missingFromTable(routes)).toEqual([]);
    const planted = ['GET /api/v1/planted', 'POST /planted', 'DELETE /api/v1/maps/:id/planted'];
    expect(missingFromTable([...routes, ...planted])).toHaveLength(3);
    const gone = Object.keys(table).filter(
      (route) => !routes.some((one) => one.endsWith(route.split(' ')[1] ?? '')),
    );
    expect(gone).toEqual([]);
  });

  // Thousands of requests: a crowded machine takes its time.
  it('comes out as laid down, for everyone, about their own, another and no map', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const own = (await server.makeMap('Own')).id;
    const maps = { own, other: (await server.makeMap('Other')).id, missing: '0'.repeat(32) };
    const row = {
      sourceId: '1',
      text: words,
      occurredAt: '2026-01-02T03:04:05Z',
      kind: 'complaint',
      channel: 'phone',
    };
    for (const id of [maps.own, maps.other]) {
      const posted = await server.call('POST', `/api/v1/maps/${id}/failures`, {
        source: 'desk',
        rows: [row],
      });
      expect(await posted.json()).toMatchObject({ accepted: 1 });
    }
    const crowd = await makeCrowd(server, own);
    const found = { cells: 0, words: 0, wrong: [] as string[] };
    for (const [route, line] of Object.entries(table)) {
      const check = async (who: Somebody) => checkRoute(server, who, { route, line, maps, found });
      // The owner comes last: who owns it may take it away.
      await Promise.all(crowd.filter(({ is }) => is !== 'owner').map(check));
      await Promise.all(crowd.filter(({ is }) => is === 'owner').map(check));
    }
    expect(found.wrong).toEqual([]);
    expect(found.cells).toBeGreaterThan(2_000);
    // Else nobody could have read them here.
    expect(found.words).toBeGreaterThan(3);
  });

  it('is asked of HEAD as of GET', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const heads = server.routes.filter((route) => route.startsWith('HEAD /api/v1/maps'));
    expect(heads.length).toBeGreaterThan(10);
    const statuses = await Promise.all(
      heads
        .map((route) => route.slice('HEAD '.length).replaceAll(/:\w+/g, 'nope'))
        .map(async (path) => (await fetch(server.url + path, { method: 'HEAD' })).status),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });
});

describe('who may not see what customers wrote', () => {
  it('cannot find it out by counting either', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id } = await server.makeMap();
    const blind = await joinAsGuest(server, id, { verbatims: false });
    const seeing = await joinAsGuest(server, id, { verbatims: true });
    for (const question of ['q=zeppelin', 'segment=Notes=zeppelin']) {
      const count = `/api/v1/maps/${id}/measures?${question}`;
      expect((await blind.call('GET', count)).status).toBe(403);
      expect((await seeing.call('GET', count)).status).toBe(200);
    }
  });
});

type Checked = {
  readonly route: string;
  readonly line: (typeof table)[string];
  readonly maps: Readonly<Record<Subject, string>>;
  readonly found: { cells: number; words: number; readonly wrong: string[] };
};

async function checkRoute(
  server: TestServer,
  who: Somebody,
  { route, line, maps, found }: Checked,
): Promise<void> {
  const [method = '', path = ''] = route.split(' ');
  const subjects = path.includes('/maps/:id') ? (['missing', 'other', 'own'] as const) : (['own'] as const);
  const bodies = new Map<Subject, string>();
  for (const subject of subjects) {
    const at = path.replace(':id', maps[subject]).replaceAll(/:\w+/g, 'nope');
    const answer = await ask(server, who, method, at);
    const text = await answer.text();
    const wanted = expected(who, subject, line);
    const cell = `${route}, ${who.name}, ${subject}`;
    if (answer.status !== wanted) found.wrong.push(`${cell}: ${answer.status}, not ${wanted}`);
    if (text.includes('zeppelin') && !who.verbatims) found.wrong.push(`${cell}: reads customers' words`);
    if (text.includes('zeppelin')) found.words++;
    bodies.set(subject, text);
    found.cells++;
  }
  if (who.is !== 'owner' && bodies.get('other') !== bodies.get('missing')) {
    found.wrong.push(`${route}: ${who.name} can tell another map from none`);
  }
}

function ask(server: TestServer, who: Somebody, method: string, path: string): Promise<Response> {
  const prefix = path === '/openapi.json' ? '/api' : '/api/v1';
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return fetch(server.url + prefix + path, {
    method,
    headers: {
      origin: server.url,
      ...who.headers,
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify({ title: '', nonsense: true }) } : {}),
  });
}
