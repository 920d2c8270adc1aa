import { expect, it } from 'vitest';
import { newDoc } from '#document/newDoc.ts';
import { metaOf } from '#document/schema.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { ownJsonText } from './ownJsonText.ts';

it('is read once for all who ask, until the map changes', () => {
  const doc = newDoc();
  const text = ownJsonText(doc);
  expect(ownJsonText(doc)).toBe(text);
  metaOf(doc).set('title', 'Renamed');
  expect(JSON.parse(ownJsonText(doc).json)).toMatchObject({ meta: { title: 'Renamed' } });
});

it('is what a map is answered with, and not older than its last change', async () => {
  const server = await startTestServer();
  const { id, room } = await server.makeMap('First');
  const read = async () => {
    const answer = await server.call('GET', `/api/v1/maps/${id}`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    return answer.json();
  };
  const first = { id, room, setAside: 0, title: 'First', map: { meta: { title: 'First' } } };
  expect(await read()).toMatchObject(first);
  expect(await read()).toMatchObject(first);
  await server.call('PATCH', `/api/v1/maps/${id}`, { title: 'Second' });
  expect(await read()).toMatchObject({ title: 'Second', map: { meta: { title: 'Second' } } });
});
