import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { timeAfter } from '#server/access/accessTimes.ts';
import { writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { joinAsGuest, type TestGuest } from '#server/testing/joinAsGuest.ts';
import { isStepTwo, isUpdate, joinRaw, type RawClient } from '#server/testing/joinRaw.ts';
import { noteProof, triesOf } from '#testing/proof.ts';
import { shareTestServer, startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

const shared = shareTestServer({ auth: 'accounts' });

/** A duration counts only at night, when the machine is the test's alone. */
const isNightly = process.env['PROOF_S8'] !== undefined;
const rounds = triesOf('S8', 1);
const longestMs = 2_000;
const figures = { 'lost a right': 0, expired: 0, 'heard or did after': 0, 'slowest ms': 0 };

function noteOut(kind: 'lost a right' | 'expired', since: number): void {
  figures[kind] += 1;
  figures['slowest ms'] = Math.max(figures['slowest ms'], Math.ceil(performance.now() - since));
}

type Ground = { server: TestServer; id: string; room: string };

/** One edit, of a client of its own. */
function editNaming(name: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('personas').set(name, new Y.Map([['name', name]]));
  return writeUpdate(Y.encodeStateAsUpdate(doc));
}

async function joinReading(
  server: TestServer,
  room: string,
  options: Parameters<typeof joinRaw>[2],
): Promise<RawClient> {
  const client = await joinRaw(server.url, room, options);
  client.send(0, 0, 1, 0);
  await client.frame(isStepTwo);
  return client;
}

async function hasPersona({ server, id }: Ground, name: string): Promise<boolean> {
  return (await server.rooms.getMap(id))?.personas.has(name) === true;
}

/** The owner, with an edit that everyone who is still here sees. */
async function editAfterwards({ server, room }: Ground, witness: RawClient): Promise<void> {
  const headers = { cookie: server.ownerCookie, origin: server.url };
  const owner = await joinRaw(server.url, room, { headers, query: '?ack=1' });
  owner.sendBytes(writeStepTwo(Uint8Array.of(0, 0)));
  const seen = witness.frames.filter(isUpdate).length;
  owner.sendBytes(editNaming('afterwards'));
  await owner.untilAcked(2);
  await witness.frame(() => witness.frames.filter(isUpdate).length > seen);
}

const cases: [string, { code: number }, (ground: Ground, guest: TestGuest) => Promise<unknown>][] = [
  [
    'their link is revoked',
    { code: closeCodes.signIn },
    ({ server }, { link }) => server.call('DELETE', `/api/v1/links/${link.id}`),
  ],
  [
    'they are removed',
    { code: closeCodes.forbidden },
    ({ server, id }, { personId }) => server.call('DELETE', `/api/v1/maps/${id}/people/${personId}`),
  ],
  [
    'they sign out in another tab',
    { code: closeCodes.signIn },
    (_ground, guest) => guest.call('DELETE', '/api/v1/session'),
  ],
  [
    'they are made a viewer',
    { code: closeCodes.rightsChanged },
    ({ server, id }, { personId }) =>
      server.call('PATCH', `/api/v1/maps/${id}/people/${personId}`, { role: 'viewer' }),
  ],
  [
    'their link becomes one for viewers',
    { code: closeCodes.rightsChanged },
    ({ server }, { link }) => server.call('PATCH', `/api/v1/links/${link.id}`, { role: 'viewer' }),
  ],
  [
    'the map is removed',
    { code: closeCodes.forbidden },
    ({ server, id }) => server.call('DELETE', `/api/v1/maps/${id}`),
  ],
];

afterAll(() => {
  noteProof({ id: 'S8', figures });
  expect(figures['lost a right']).toBe(cases.length * rounds);
  expect(figures.expired).toBe(rounds);
  expect(figures['heard or did after']).toBe(0);
  if (isNightly) expect(figures['slowest ms']).toBeLessThanOrEqual(longestMs);
});

/** A guest on the map by a link that ends while they are here; on a slow machine the moment is longer. */
async function joinForAMoment(
  server: TestServer,
  mapId: string,
  room: string,
  ms = 1_000,
): Promise<{ guest: TestGuest; socket: RawClient; endsAt: number }> {
  const endsAt = performance.now() + ms;
  const wish = { mapId, role: 'viewer', department: null, view: null, verbatims: false } as const;
  const made = server.access.links.make({ ...wish, expiresAt: timeAfter(new Date(), ms) }, new Date());
  const link = { ...made.link, token: made.token, url: '' };
  const guest = await joinAsGuest(server, mapId, { link }).catch(() => null);
  const socket = guest === null ? null : await joinRaw(server.url, room, { headers: guest.headers });
  if (guest === null || socket === null || !(await isWelcome(socket))) {
    return joinForAMoment(server, mapId, room, ms * 4);
  }
  return { guest, socket, endsAt };
}

/** A guest who will lose a right, with a socket that is synced, and one who keeps theirs. */
async function meet({ server, id, room }: Ground) {
  const guest = await joinAsGuest(server, id);
  const bystander = await joinAsGuest(server, id, { name: 'By Stander' });
  const socket = await joinReading(server, room, { headers: guest.headers });
  const witness = await joinReading(server, room, { headers: bystander.headers });
  socket.sendBytes(writeStepTwo(Uint8Array.of(0, 0)));
  return { guest, socket, witness };
}

async function isWelcome(client: RawClient): Promise<boolean> {
  client.send(0, 0, 1, 0);
  return Promise.race([client.frame(isStepTwo).then(() => true), client.closed.then(() => false)]);
}

describe('whoever loses a right', () => {
  it.each(cases)(
    'is out at once when %s: they hear no byte of what comes after, and are not heard',
    async (name, expected, act) => {
      const server = shared();
      for (let round = 0; round < rounds; round++) {
        const ground = { server, ...(await server.makeMap()) };
        const { guest, socket, witness } = await meet(ground);
        const began = performance.now();
        const out = socket.closed.finally(() => noteOut('lost a right', began));
        await act(ground, guest);
        // The answer to the act is here, so this cannot come in before it.
        socket.sendBytes(editNaming('tooLate'));
        expect((await out).code).toBe(expected.code);
        if (name === 'the map is removed') continue;
        const heard = socket.frames.length;
        await editAfterwards(ground, witness);
        if (socket.frames.length > heard || (await hasPersona(ground, 'tooLate')))
          figures['heard or did after'] += 1;
        expect(socket.frames).toHaveLength(heard);
        expect(await hasPersona(ground, 'tooLate')).toBe(false);
        expect(await hasPersona(ground, 'afterwards')).toBe(true);
      }
    },
  );

  it('would be noticed if they were not: with all rights left, they hear what comes after, and are heard', async () => {
    const server = shared();
    const ground = { server, ...(await server.makeMap()) };
    const { socket, witness } = await meet(ground);
    const heard = socket.frames.length;
    socket.sendBytes(editNaming('inTime'));
    await witness.frame(isUpdate);
    await editAfterwards(ground, witness);
    await socket.frame(isUpdate);
    expect(socket.frames.length).toBeGreaterThan(heard);
    expect(await hasPersona(ground, 'inTime')).toBe(true);
    const stillHere = Promise.race([socket.closed, Promise.resolve('still here')]);
    expect(await stillHere).toBe('still here');
  });

  it('comes back with the new role after a change, and not at all after an end, with the same words', async () => {
    const server = shared();
    const ground = { server, ...(await server.makeMap()) };
    const guest = await joinAsGuest(server, ground.id);
    await server.call('PATCH', `/api/v1/maps/${ground.id}/people/${guest.personId}`, { role: 'viewer' });
    const back = await joinReading(server, ground.room, { headers: guest.headers });
    back.sendBytes(editNaming('asViewer'));
    expect((await back.closed).code).toBe(closeCodes.forbidden);
    const here = await joinReading(server, ground.room, { headers: guest.headers });
    await server.call('DELETE', `/api/v1/links/${guest.link.id}`);
    const outside = await joinRaw(server.url, ground.room, { headers: guest.headers });
    expect(await outside.closed).toEqual(await here.closed);
    expect(outside.frames).toEqual([]);
    expect(await hasPersona(ground, 'asViewer')).toBe(false);
  });

  it('is out when the link expires, with nobody asking', async () => {
    const server = shared();
    for (let round = 0; round < rounds; round++) {
      const { id, room } = await server.makeMap();
      const { guest, socket, endsAt } = await joinForAMoment(server, id, room);
      expect(await socket.closed).toEqual({
        code: closeCodes.signIn,
        reason: expect.stringContaining('expired'),
      });
      noteOut('expired', endsAt);
      expect((await guest.call('GET', '/api/v1/maps')).status).toBe(401);
    }
  });

  it('takes along what programs do with their tickets', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id, room } = await server.makeMap();
    const { access } = (await (await server.call('POST', `/api/v1/maps/${id}/tickets`)).json()) as {
      access: string;
    };
    const program = await joinReading(server, room, { query: `?access=${access}` });
    const bearer = { headers: { authorization: `Bearer ${access}` } };
    expect((await fetch(`${server.url}/api/v1/maps/${id}`, bearer)).status).toBe(200);
    await server.call('DELETE', '/api/v1/session');
    expect((await program.closed).code).toBe(closeCodes.signIn);
    expect((await fetch(`${server.url}/api/v1/maps/${id}`, bearer)).status).toBe(401);
  });
});
