import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { contentHash } from '#document/contentHash.ts';
import { failureTables } from './failures/failureTables.ts';
import { openSqlite } from './storage/openSqlite.ts';
import { EditingClient } from './testing/EditingClient.ts';
import { joinStock, synced, until, type StockClient } from './testing/joinStock.ts';
import { makeMapAt } from './testing/makeMapAt.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { countMissing, readFromDisk } from './testing/readFromDisk.ts';
import { spawnServer } from './testing/spawnServer.ts';
import { makeDataDir } from './testing/startTestServer.ts';

const stockPeople = 5;
const isNightly = process.env['PROOF_R12'] !== undefined;

/**
 * Departments of its own, one after another, for as long as the returned function is not called; it says how many. Slower
 * than a connection may write, and no nodes, of which a map bears only so many.
 */
function writeDepartments({ doc }: StockClient, name: string): () => number {
  let written = 0;
  const write = () => void doc.getMap('departments').set(`${name}-${written++}`, new Y.Map());
  const timer = setInterval(write, 10);
  return () => {
    clearInterval(timer);
    return written;
  };
}

/** Stops a server under people who edit, and starts it again. Durations in milliseconds. */
async function restartOnce(dataDir: string, seed: number) {
  const server = await spawnServer(dataDir);
  const { id, room } = await makeMapAt(server.url);
  const stock = Array.from({ length: stockPeople }, () => joinStock(server.url, room));
  await Promise.all(stock.map(synced));
  const eager = await Promise.all([1, 2].map((n) => EditingClient.join(server.url, room, seed + n)));
  for (const client of eager) client.start();
  const pens = stock.map((client, n) => writeDepartments(client, String(n)));
  await Promise.all(eager.map((client) => client.untilAcked(150)));

  const asked = performance.now();
  const code = await server.end('SIGTERM');
  const exitMs = performance.now() - asked;
  const farewells = await Promise.all(eager.map(({ client }) => client.closed));
  const acked = eager.flatMap((client) => client.acked);
  const onDisk = await readFromDisk(dataDir, id);
  const lost = countMissing(
    onDisk,
    acked.map(({ update }) => update),
  );

  const started = performance.now();
  const again = await spawnServer(dataDir, { port: Number(new URL(server.url).port) });
  await Promise.all(stock.map(synced));
  const backMs = performance.now() - started;
  const written = pens.reduce((sum, stop) => sum + stop(), 0);
  const hasAll = ({ doc }: StockClient) => doc.getMap('departments').size === written;
  await Promise.all(stock.map((client) => until(client.doc, () => hasAll(client))));
  const hashes = new Set(stock.map(({ doc }) => contentHash(doc)));
  await again.end('SIGTERM');
  hashes.add(contentHash(await readFromDisk(dataDir, id)));
  return { code, farewells, acked: acked.length, lost, written, hashes: hashes.size, exitMs, backMs };
}

describe('R12: a server asked to stop while people edit', () => {
  const times = triesOf('R12', 1);

  it(
    'keeps all that it acked, tells them that it restarts, and has everyone and everything back',
    { timeout: 240_000 + times * 30_000 },
    async () => {
      const dataDir = makeDataDir();
      const runs: Awaited<ReturnType<typeof restartOnce>>[] = [];
      for (let n = 0; n < times; n++) runs.push(await restartOnce(dataDir, proofSeed + 10 * n));
      const most = (of: (run: (typeof runs)[number]) => number) => Math.round(Math.max(...runs.map(of)));
      const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((all, run) => all + of(run), 0);
      const lost = sum((run) => run.lost);
      const figures = { restarts: runs.length, acked: sum((run) => run.acked), lost };
      const durations = { 'exit ms': most((run) => run.exitMs), 'back ms': most((run) => run.backMs) };
      noteProof({ id: 'R12', figures: { ...figures, ...(isNightly ? durations : {}) } });
      expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
      expect(runs.flatMap((run) => run.farewells.map(({ code }) => code))).toEqual(
        runs.flatMap(() => [closeCodes.restart, closeCodes.restart]),
      );
      expect(figures.acked).toBeGreaterThanOrEqual(300 * times);
      expect(lost).toBe(0);
      expect(runs.map(({ hashes }) => hashes)).toEqual(runs.map(() => 1));
      if (!isNightly) return;
      expect(durations['exit ms']).toBeLessThanOrEqual(10_000);
      expect(durations['back ms']).toBeLessThanOrEqual(5_000);
    },
  );

  it('would be caught if it just went: killed, it tells nobody', async () => {
    const server = await spawnServer(makeDataDir());
    const { room } = await makeMapAt(server.url);
    const eager = await EditingClient.join(server.url, room, proofSeed);
    const code = await server.end('SIGKILL');
    expect(code).not.toBe(0);
    expect((await eager.client.closed).code).not.toBe(closeCodes.restart);
  });
});

/** A file of 40 MB whose beginning is as it should be. */
function writeDamagedFailures(file: string): void {
  const db = openSqlite(file, failureTables);
  db.exec('CREATE TABLE ballast (bytes); INSERT INTO ballast VALUES (zeroblob(40000000))');
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(64 * 1024, 0xff), 0, 64 * 1024, 20_000_000);
  closeSync(handle);
}

describe('a server whose failures turn out damaged once it listens', () => {
  it('ends by itself, as one that could not start', async () => {
    const dataDir = makeDataDir();
    writeDamagedFailures(join(dataDir, 'failures.sqlite'));
    const server = await spawnServer(dataDir);
    expect(await server.ended).toBe(1);
  });
});
