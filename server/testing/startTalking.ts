import { expect } from 'vitest';
import { startTestServer, type TestServer } from './startTestServer.ts';

type Said = {
  id: string;
  thread: string;
  author: string;
  text: string;
  at: string;
  deletedAt: string | null;
};
type TalkJson = {
  threads: { id: string; on: unknown; resolvedAt: string | null; resolvedBy: string | null }[];
  comments: Said[];
  people: { id: string; name: string }[];
};

/** Calls as one person in local mode, who names themself by a header. */
export function as(server: TestServer, mapId: string, id: string, name = id) {
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${server.url}/api/v1/maps/${mapId}${path}`, {
      method,
      headers: {
        origin: server.url,
        'throughline-person': `${id},${encodeURIComponent(name)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    call,
    status: async (...wish: Parameters<typeof call>) => (await call(...wish)).status,
    talk: async () => (await (await call('GET', '/comments')).json()) as TalkJson,
  };
}

export const onTrack = { noun: 'touchpoints', id: 'track' };

/** A server with one map, on which Ada said something. */
export async function startTalking() {
  const server = await startTestServer();
  const { id, room } = await server.makeMap();
  const [ada, ben] = [as(server, id, 'ada', 'Ada Łukasz'), as(server, id, 'ben', 'Ben')];
  const first = { id: 'c1', on: onTrack, text: 'Nobody owns this.', mentions: ['ben'] };
  expect(await ada.status('POST', '/comments', first)).toBe(204);
  return { server, id, room, ada, ben, first };
}
