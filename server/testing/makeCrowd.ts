import type { Role } from '#domain/sharing/role.ts';
import { joinAsGuest } from './joinAsGuest.ts';
import { callAs, cookiesOf, type TestServer } from './startTestServer.ts';

/** Somebody who asks for something, with what is true of them, said apart from how the server works it out. */
export type Somebody = {
  readonly name: string;
  /** `out`: not let in, or not any more. */
  readonly is: 'owner' | 'guest' | 'ticket' | 'out';
  readonly role: Role;
  readonly verbatims: boolean;
  /** As they go with every request. */
  readonly headers: Record<string, string>;
  /** The query of their sockets. */
  readonly query: string;
};

/** One of each kind of person that there can be, about one map. */
export async function makeCrowd(server: TestServer, mapId: string): Promise<Somebody[]> {
  const owner = somebody('the owner', 'owner', 'admin', server.ownerCookie);
  const crowd = [{ ...owner, verbatims: true }];
  for (const role of ['viewer', 'commenter', 'editor'] as const) {
    for (const verbatims of [false, true]) {
      const { cookie } = await joinAsGuest(server, mapId, { role, verbatims });
      const name = `a guest, ${role}${verbatims ? ' with verbatims' : ''}`;
      crowd.push({ ...somebody(name, 'guest', role, cookie), verbatims });
    }
  }
  for (const role of ['viewer', 'editor'] as const) crowd.push(await withTicket(server, mapId, role));
  return [...crowd, ...(await thoseWhoAreOut(server, mapId))];
}

function somebody(name: string, is: Somebody['is'], role: Role, cookie: string): Somebody {
  return { name, is, role, verbatims: false, headers: cookie === '' ? {} : { cookie }, query: '' };
}

async function withTicket(server: TestServer, mapId: string, role: 'viewer' | 'editor'): Promise<Somebody> {
  const answer = await server.call('POST', `/api/v1/maps/${mapId}/tickets`, { role });
  const { access } = (await answer.json()) as { access: string };
  const headers = { authorization: `Bearer ${access}` };
  return { ...somebody(`a ticket, ${role}`, 'ticket', role, ''), headers, query: `access=${access}&` };
}

function out(name: string, cookie: string): Somebody {
  return somebody(name, 'out', 'editor', cookie);
}

async function thoseWhoAreOut(server: TestServer, mapId: string): Promise<Somebody[]> {
  const signedOut = await joinAsGuest(server, mapId);
  await signedOut.call('DELETE', '/api/v1/session');
  const revoked = await joinAsGuest(server, mapId);
  await server.call('DELETE', `/api/v1/links/${revoked.link.id}`);
  const removed = await joinAsGuest(server, mapId);
  await server.call('DELETE', `/api/v1/maps/${mapId}/people/${removed.personId}`);
  return [
    out('nobody', ''),
    out('an invented session', `throughline-session=${'x'.repeat(43)}`),
    out('a guest who signed out', signedOut.cookie),
    out('a guest of a revoked link', revoked.cookie),
    out('a guest who was removed', removed.cookie),
    out('a former session of the owner', await endedSession(server)),
    out('a guest of an expired link', await expiredGuest(server, mapId)),
  ];
}

async function endedSession(server: TestServer): Promise<string> {
  const wish = { password: server.ownerPassword };
  const cookie = cookiesOf(await callAs(server.url, '')('POST', '/api/v1/session', wish));
  await callAs(server.url, cookie)('DELETE', '/api/v1/session');
  return cookie;
}

/** The link had ended before the guest, whom it let in by a clock that went wrong, asked for anything. */
async function expiredGuest({ access }: TestServer, mapId: string): Promise<string> {
  const yesterday = new Date(Date.now() - 24 * 3_600_000);
  const wish = { mapId, role: 'editor', department: null, view: null, verbatims: true } as const;
  const { link } = access.links.make({ ...wish, expiresAt: yesterday.toISOString() }, yesterday);
  const { id } = access.people.add(link, 'Late', yesterday);
  return `throughline-session=${access.sessions.start({ personId: id }, new Date())}`;
}
