import { expect } from '@playwright/test';
import { z } from 'zod';
import { startServer, type RunningServer } from '../scripts/startServer.ts';

const madeSchema = z.object({ id: z.string(), room: z.string() });
const linkSchema = z.object({ id: z.string(), token: z.string() });
const wholeSchema = z.object({ map: z.record(z.string(), z.unknown()) });

export type HostedServer = {
  readonly server: RunningServer;
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
export async function hostServer(): Promise<HostedServer> {
  const server = await startServer('none', ['--auth', 'accounts', '--host', '127.0.0.1']);
  const { url } = server;
  let cookie = '';
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        origin: url,
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    cookie ||= response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return response.status === 204 ? null : response.json();
  };
  await call('POST', '/setup', {
    token: await setUpToken(server),
    name: 'Olga',
    password: 'a password of some length',
  });
  return {
    server,
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

/** Printed after the line that says that it listens. */
async function setUpToken({ log }: RunningServer): Promise<string> {
  const find = () => /\/setup#([\w-]+)/.exec(log.join('\n'))?.[1] ?? null;
  await expect.poll(find).not.toBeNull();
  return find() ?? '';
}
