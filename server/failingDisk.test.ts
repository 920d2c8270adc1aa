import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { contentHash } from '#document/contentHash.ts';
import type { MapKeeper } from './storage/MapKeeper.ts';
import { openSqliteMapKeeper } from './storage/openSqliteMapKeeper.ts';
import { EditingClient } from './testing/EditingClient.ts';
import { joinStock, synced, until } from './testing/joinStock.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { countMissing } from './testing/readFromDisk.ts';
import { startTestServer } from './testing/startTestServer.ts';

/** How a write can fail: before anything is done, or half-way, when the database takes the first half back. */
const failures = ['refused', 'halfWay'] as const;
/** The last commit that fails. Who edits without a pause is told that it is too much after twice as many. */
const lastCommit = 50;

/** A disk that fails the next n-th commit in a given way, once, and then works again. */
class FailingDisk {
  #countdown = 0;
  #failure: (typeof failures)[number] = 'refused';
  keeper: MapKeeper | null = null;

  failAt(nth: number, failure: (typeof failures)[number]): void {
    this.#countdown = nth;
    this.#failure = failure;
  }

  async open(file: string): Promise<MapKeeper> {
    const keeper = await openSqliteMapKeeper(file);
    this.keeper = keeper;
    const append: MapKeeper['append'] = async (id, updates, about) => {
      this.#countdown -= 1;
      if (this.#countdown !== 0) return keeper.append(id, updates, about);
      if (this.#failure === 'refused') throw new Error('disk I/O error');
      return keeper.append(id, [...updates, null as unknown as Uint8Array], about);
    };
    return { ...keeper, append };
  }

  async read(mapId: string): Promise<Y.Doc> {
    const stored = await this.keeper!.load(mapId);
    const doc = new Y.Doc();
    for (const update of [stored!.snapshot, ...stored!.updates]) Y.applyUpdate(doc, update);
    expect(doc.store.pendingStructs).toBeNull();
    return doc;
  }
}

/** One map under people who edit; the disk fails once; everyone who can come back does. */
async function failOnce(server: Awaited<ReturnType<typeof startTestServer>>, disk: FailingDisk, n: number) {
  const { id, room } = await server.makeMap();
  const stock = joinStock(server.url, room);
  await synced(stock);
  const eager = await Promise.all(
    [1, 2, 3].map((k) => EditingClient.join(server.url, room, proofSeed + 10 * n + k)),
  );
  disk.failAt(1 + (Math.floor(n / failures.length) % lastCommit), failures[n % failures.length]!);
  for (const client of eager) client.start();
  stock.doc.getMap('notes').set('mine', new Y.Map());
  const codes = (await Promise.all(eager.map(({ client }) => client.closed))).map(({ code }) => code);
  const acked = eager.flatMap((client) => client.acked.map(({ update }) => update));
  const lost = countMissing(await disk.read(id), acked);
  // The stock client comes back by itself with what it had not stored, and another sees it.
  const witness = joinStock(server.url, room);
  await until(witness.doc, () => witness.doc.getMap('notes').has('mine'));
  witness.doc.getMap('notes').set('after', new Y.Map());
  await until(stock.doc, () => stock.doc.getMap('notes').has('after'));
  const hashes = new Set([witness.doc, stock.doc, await disk.read(id)].map(contentHash));
  const closes = [...codes, ...stock.closes];
  stock.provider.destroy();
  witness.provider.destroy();
  return { closes, acked: acked.length, lost, hashes: hashes.size };
}

describe('R4: a disk that fails the n-th commit', () => {
  it('costs nothing that was acked: the room is given up, all are told to come again, and it goes on', async () => {
    const trials = triesOf('R4', 12);
    const disk = new FailingDisk();
    const server = await startTestServer({ openKeeper: (file) => disk.open(file) });
    const results: Awaited<ReturnType<typeof failOnce>>[] = [];
    for (let n = 0; n < trials; n++) results.push(await failOnce(server, disk, n));
    const acked = results.reduce((sum, result) => sum + result.acked, 0);
    const lost = results.reduce((sum, result) => sum + result.lost, 0);
    noteProof({ id: 'R4', figures: { 'failed commits': results.length, acked, lost } });
    const codes = results.map(({ closes }) => new Set(closes));
    expect(codes).toEqual(results.map(() => new Set([closeCodes.tryAgain])));
    expect(acked).toBeGreaterThan(0);
    expect(lost).toBe(0);
    expect(results.map(({ hashes }) => hashes)).toEqual(results.map(() => 1));
  });
});
