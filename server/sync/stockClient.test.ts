import { describe, expect, it } from 'vitest';
import { contentHash } from '#document/contentHash.ts';
import { metaOf } from '#document/schema.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

describe('a stock y-websocket client', () => {
  it('reads a map that the server made, and sees what another one writes', async () => {
    const server = await startTestServer();
    const { room } = await server.makeMap('Getting a new phone');
    const [one, two] = [joinStock(server.url, room), joinStock(server.url, room)];
    await Promise.all([synced(one), synced(two)]);
    expect(metaOf(one.doc).get('title')).toBe('Getting a new phone');
    metaOf(one.doc).set('title', 'Renamed by one');
    await until(two.doc, () => metaOf(two.doc).get('title') === 'Renamed by one');
    metaOf(two.doc).set('description', 'Written by two');
    await until(one.doc, () => metaOf(one.doc).get('description') === 'Written by two');
    expect(contentHash(one.doc)).toBe(contentHash(two.doc));
    expect([...one.closes, ...two.closes]).toEqual([]);
  });

  it('joins with a ticket', async () => {
    const server = await startTestServer();
    const { id, room } = await server.makeMap();
    const answer = await server.call('POST', `/api/v1/maps/${id}/tickets`);
    const { access } = (await answer.json()) as { access: string };
    const client = joinStock(server.url, room, { access });
    await synced(client);
    expect(metaOf(client.doc).get('title')).toBe('A journey');
  });

  it('hears from the server beat after beat while nobody does anything, alone and with three others', async () => {
    const server = await startTestServer({ times: { keepAliveMs: 40 } });
    const alone = joinStock(server.url, (await server.makeMap()).room);
    const { room } = await server.makeMap();
    const four = Array.from({ length: 4 }, () => joinStock(server.url, room));
    const all = [alone, ...four];
    await Promise.all(all.map(synced));
    const heard = all.map(({ provider }) => {
      const since = provider.wsLastMessageReceived;
      return new Promise<void>((resolve) => {
        let times = 0;
        provider.ws?.addEventListener('message', () => {
          if (provider.wsLastMessageReceived >= since && ++times === 3) resolve();
        });
      });
    });
    await Promise.all(heard);
    expect(all.map(({ closes }) => closes)).toEqual(all.map(() => []));
    expect(all.every(({ provider }) => provider.synced)).toBe(true);
  });
});
