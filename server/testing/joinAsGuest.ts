import type { Role } from '#domain/sharing/role.ts';
import { callAs, cookiesOf, type Call, type TestServer } from './startTestServer.ts';

export type MadeLink = {
  readonly id: string;
  readonly token: string;
  readonly code: string;
  readonly url: string;
};

export type TestGuest = {
  readonly personId: string;
  readonly cookie: string;
  readonly call: Call;
  /** Headers of a socket as the guest's browser sends them. */
  readonly headers: Record<string, string>;
  readonly link: MadeLink;
};

export type GuestOptions = {
  readonly role?: Exclude<Role, 'admin'>;
  readonly verbatims?: boolean;
  readonly expiresIn?: '2h' | '24h' | '7d' | null;
  readonly view?: string;
  readonly department?: string;
  readonly name?: string;
};

/** The owner makes a link to a map. */
export async function makeLink(
  server: TestServer,
  mapId: string,
  options: GuestOptions = {},
): Promise<MadeLink> {
  const { name: _name, ...given } = options;
  const wish = { role: 'editor', verbatims: false, expiresIn: null, ...given };
  const made = await server.call('POST', `/api/v1/maps/${mapId}/links`, wish);
  if (made.status !== 201) throw new Error(`No link was made: ${await made.text()}`);
  return (await made.json()) as MadeLink;
}

/** Somebody with a browser of their own opens a link, or one that is made for them. */
export async function joinAsGuest(
  server: TestServer,
  mapId: string,
  options: GuestOptions & { readonly link?: MadeLink } = {},
): Promise<TestGuest> {
  const link = options.link ?? (await makeLink(server, mapId, options));
  const wish = { token: link.token, name: options.name ?? 'Gina Guest' };
  const answer = await callAs(server.url, '')('POST', '/api/v1/session', wish);
  if (answer.status !== 201) throw new Error(`The guest did not get in: ${await answer.text()}`);
  const { personId } = (await answer.json()) as { personId: string };
  const cookie = cookiesOf(answer);
  const headers = { cookie, origin: server.url };
  return { personId, cookie, call: callAs(server.url, cookie), headers, link };
}
