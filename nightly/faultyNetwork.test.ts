import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { seededRandom } from '#base/seededRandom.ts';
import { contentHash } from '#document/contentHash.ts';
import { joinStock, synced, until, type StockClient } from '#server/testing/joinStock.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof, proofSeed } from '#testing/proof.ts';
import { countMissing, readFromDisk } from '#server/testing/readFromDisk.ts';
import { spawnServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { FaultProxy } from './FaultProxy.ts';

const people = 50;
const demandedFaults = 240;
const everyMs = 50;
const longestMs = 2_000;

function edit({ doc }: StockClient, name: string, n: number): void {
  const notes = doc.getMap<Y.Map<unknown>>('notes');
  if (n % 5 === 4) notes.delete(`${name}-${n - 2}`);
  else notes.set(`${name}-${n}`, new Y.Map([['text', `${name} ${n}`]]));
}

/** A socket that names the server, not the network in between, as a browser behind a real one does. */
function socketFor(host: string): typeof WebSocket {
  const named = class extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { host }, perMessageDeflate: false });
    }
  };
  // reason: ws has the parts of the browser's socket that y-websocket uses, and more that it does not
  return named as unknown as typeof WebSocket;
}

async function makeWorld() {
  const dataDir = makeDataDir();
  const server = await spawnServer(dataDir);
  const { id, room } = await makeMapAt(server.url);
  const { host, port } = new URL(server.url);
  const proxy = await FaultProxy.open(Number(port), seededRandom(proofSeed));
  onTestFinished(() => proxy.close());
  const clients = Array.from({ length: people }, (_, n) =>
    joinStock(`http://127.0.0.1:${proxy.port}`, room, { person: `p${n},Person` }, socketFor(host)),
  );
  await Promise.all(clients.map(synced));
  return { dataDir, server, id, proxy, clients };
}

describe('R6: fifty people behind a network that fails', () => {
  it('have the same map, with every edit, within two seconds after it is back', async () => {
    const { dataDir, server, id, proxy, clients } = await makeWorld();
    const written: Uint8Array[] = [];
    for (const { doc, provider } of clients) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== provider) written.push(update);
      });
    }
    let strikes = 0;
    for (; strikes < demandedFaults; strikes++) {
      clients.forEach((client, n) => (n + strikes) % 10 === 0 && edit(client, `p${n}`, strikes));
      proxy.strike();
      await wait(everyMs);
    }
    proxy.mend();
    const back = performance.now();
    // A last mark of each, made now: who has all marks has all that came before them.
    clients.forEach(({ doc }, n) => doc.getMap('personas').set(`mark-${n}`, new Y.Map()));
    const hasAll = ({ doc }: StockClient) => doc.getMap('personas').size === people;
    await Promise.all(clients.map((client) => until(client.doc, () => hasAll(client))));
    const ms = Math.round(performance.now() - back);
    const hashes = new Set(clients.map(({ doc }) => contentHash(doc)));
    await server.end('SIGTERM');
    const disk = await readFromDisk(dataDir, id);
    const lost = countMissing(disk, written);
    hashes.add(contentHash(disk));
    const made = Object.values(proxy.counts).reduce((sum, count) => sum + count, 0);
    noteProof({
      id: 'R6',
      figures: {
        people,
        faults: made,
        ...proxy.counts,
        edits: written.length,
        lost,
        'ms until equal': ms,
      },
    });
    expect(made).toBeGreaterThanOrEqual(200);
    expect(Math.min(...Object.values(proxy.counts))).toBeGreaterThan(0);
    expect(lost).toBe(0);
    expect(hashes.size).toBe(1);
    expect(ms).toBeLessThanOrEqual(longestMs);
  });

  it('would be caught if they did not: while the network is away they differ', async () => {
    const { clients, proxy } = await makeWorld();
    proxy.cutAll();
    clients.forEach((client, n) => edit(client, `p${n}`, 0));
    await wait(longestMs);
    expect(new Set(clients.map(({ doc }) => contentHash(doc))).size).toBe(people);
  });
});
