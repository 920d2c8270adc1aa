import { expect, it } from 'vitest';
import { startTestServer } from '#server/testing/startTestServer.ts';

it('is what a map is answered with, and not older than its last change', async () => {
  const server = await startTestServer();
  const { id, room } = await server.makeMap('First');
  const read = async () => {
    const answer = await server.call('GET', `/api/v1/maps/${id}`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const text = await answer.text();
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    return JSON.parse(text) as unknown;
  };
  const first = { id, room, setAside: 0, title: 'First', map: { meta: { title: 'First' } } };
  expect(await read()).toMatchObject(first);
  expect(await read()).toMatchObject(first);
  await server.call('PATCH', `/api/v1/maps/${id}`, { title: 'Zweite Reise – für später' });
  const second = 'Zweite Reise – für später';
  expect(await read()).toMatchObject({ title: second, map: { meta: { title: second } } });
});
