import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '#base/seededRandom.ts';
import { contentHash } from '#document/contentHash.ts';
import { joinStock, synced, until, type StockClient } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

const people = 4;
const steps = 120;

/** One thing that somebody does: write, rename, type, delete, or lose and find the connection. */
function act(client: StockClient, random: () => number): void {
  const notes = client.doc.getMap<Y.Map<unknown>>('notes');
  const id = `n${Math.floor(random() * 12)}`;
  const note = notes.get(id);
  const kind = Math.floor(random() * 8);
  if (kind === 0) client.provider.disconnect();
  else if (kind === 1) client.provider.connect();
  else if (kind === 2) notes.delete(id);
  else if (note === undefined) notes.set(id, new Y.Map<unknown>([['text', new Y.Text('Waited')]]));
  else if (kind < 5) note.set('position', { x: Math.floor(random() * 900), y: 0 });
  else type(note, random);
}

function type(note: Y.Map<unknown>, random: () => number): void {
  const text = note.get('text');
  if (!(text instanceof Y.Text)) return;
  const at = Math.floor(random() * (text.length + 1));
  if (random() < 0.7) text.insert(at, 'wörter ');
  else text.delete(at, Math.min(3, text.length - at));
}

/** Everyone is connected again, and has what everyone else did: a mark of each came to each, and marks come last. */
async function gather(clients: readonly StockClient[]): Promise<void> {
  for (const client of clients) client.provider.connect();
  await Promise.all(clients.map(synced));
  clients.forEach((client, n) => client.doc.getMap('personas').set(`mark-${n}`, new Y.Map()));
  const hasAll = ({ doc }: StockClient) => doc.getMap('personas').size === clients.length;
  await Promise.all(clients.map((client) => until(client.doc, () => hasAll(client))));
}

describe('people on one map', () => {
  it.each([1, 2, 3])(
    'who come and go end with the same map, which is the server’s (seed %i)',
    async (seed) => {
      const server = await startTestServer();
      const { id, room } = await server.makeMap();
      const clients = Array.from({ length: people }, () => joinStock(server.url, room));
      await Promise.all(clients.map(synced));
      const random = seededRandom(seed).next;
      for (let step = 0; step < steps; step++) {
        act(clients[Math.floor(random() * people)]!, random);
        // Now and then the network gets its turn, so that edits meet on the server too.
        if (random() < 0.2) await new Promise(setImmediate);
      }
      await gather(clients);
      const opened = await server.rooms.open(id);
      const hash = await opened!.run(contentHash);
      expect(clients.map(({ doc }) => contentHash(doc))).toEqual(clients.map(() => hash));
      expect(await opened!.run((doc) => doc.getMap('notes').size)).toBeGreaterThan(0);
    },
  );
});
