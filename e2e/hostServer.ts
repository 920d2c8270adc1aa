import { expect } from '@playwright/test';
import { z } from 'zod';
import { startServer, type RunningServer } from '../scripts/startServer.ts';

const madeSchema = z.object({ id: z.string(), room: z.string() });
const linkSchema = z.object({ id: z.string(), token: z.string() });
const wholeSchema = z.object({ map: z.record(z.string(), z.unknown()) });

/** A request of the HTTP API as a page of the server's own sends it; throws with the server's words on a refusal. */
type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

export type HostedServer = {
  readonly server: RunningServer;
  /** As the owner. */
  readonly call: Call;
  /** Somebody who comes in by a link, from a browser of their own. */
  readonly join: (token: string, name: string) => Promise<{ readonly call: Call; readonly cookie: string }>;
  /** `name=value` of the owner's session. */
  readonly cookie: string;
  readonly makeMap: (title: string, json: unknown) => Promise<{ readonly id: string }>;
  readonly map: (id: string) => Promise<Readonly<Record<string, unknown>>>;
  /** A link for guests, without an end. */
  readonly makeLink: (
    mapId: string,
    role: string,
  ) => Promise<{ readonly id: string; readonly token: string }>;
  readonly changeLink: (id: string, role: string) => Promise<void>;
  readonly revokeLink: (id: string) => Promise<void>;
};

/** A server with accounts, as `npm run host` starts it, set up by its owner, and what the owner does by the HTTP API. */
export async function hostServer(owner = 'Olga'): Promise<HostedServer> {
  const server = await startServer('none', ['--auth', 'accounts', '--host', '127.0.0.1']);
  const { url } = server;
  const { call, cookie } = await enter(url, '/setup', {
    token: await setUpToken(server),
    name: owner,
    password: 'a password of some length',
  });
  return {
    server,
    call,
    cookie: cookie(),
    join: async (token, name) => {
      const guest = await enter(url, '/session', { token, name });
      return { call: guest.call, cookie: guest.cookie() };
    },
    makeMap: async (title, json) => madeSchema.parse(await call('POST', '/maps', { title, from: { json } })),
    map: async (id) => wholeSchema.parse(await call('GET', `/maps/${id}`)).map,
    makeLink: async (mapId, role) =>
      linkSchema.parse(
        await call('POST', `/maps/${mapId}/links`, { role, expiresIn: null, verbatims: false }),
      ),
    changeLink: async (id, role) => void (await call('PATCH', `/links/${id}`, { role })),
    revokeLink: async (id) => void (await call('DELETE', `/links/${id}`)),
  };
}

/** A browser of its own, which the server lets in for what is posted. */
async function enter(url: string, path: string, body: unknown) {
  let cookie = '';
  const call: Call = async (method, at, sent) => {
    const response = await fetch(`${url}/api/v1${at}`, {
      method,
      headers: { origin: url, cookie, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${await response.text()}`);
    cookie ||= response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return response.status === 204 ? null : response.json();
  };
  await call('POST', path, body);
  return { call, cookie: () => cookie };
}

/** Printed after the line that says that it listens. */
async function setUpToken({ log }: RunningServer): Promise<string> {
  const find = () => /\/setup#([\w-]+)/.exec(log.join('\n'))?.[1] ?? null;
  await expect.poll(find).not.toBeNull();
  return find() ?? '';
}
