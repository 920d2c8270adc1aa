import { describe, expect, it } from 'vitest';
import { dropBomb, goodFile } from '#server/testing/dropBomb.ts';
import { importBombs, type ImportBomb } from '#server/testing/importBombs.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof } from '#testing/proof.ts';
import { spawnServer, type SpawnedServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { useOf } from '../bench/load/useOf.ts';

const longestMs = 2_000;
const mostGrowthMegabytes = 128;
const lookMs = 5;

/** Looks at a process's memory until what it is about has ended; resolves with the most and what came of it. */
async function mostMegabytes<T>(pid: number, work: Promise<T>): Promise<{ most: number; result: T }> {
  let most = useOf(pid).memoryMegabytes;
  const looks = setInterval(() => {
    most = Math.max(most, useOf(pid).memoryMegabytes);
  }, lookMs);
  const result = await work.finally(() => clearInterval(looks));
  return { most: Math.max(most, useOf(pid).memoryMegabytes), result };
}

async function endure({ url, pid }: SpawnedServer, mapId: string, bomb: ImportBomb) {
  // Made before the clock runs.
  const bytes = Buffer.from(bomb.body());
  const before = useOf(pid).memoryMegabytes;
  const began = performance.now();
  const { most, result } = await mostMegabytes(pid, dropBomb(url, mapId, { ...bomb, body: () => bytes }));
  const ms = Math.round(performance.now() - began);
  return { name: bomb.name, status: result.status, ms, megabytes: Math.round(most - before) };
}

async function makeWorld() {
  const server = await spawnServer(makeDataDir());
  const { id } = await makeMapAt(server.url);
  // What the first import of all loads is not the bombs'.
  for (let n = 0; n < 3; n++) expect((await dropBomb(server.url, id, goodFile)).status).toBe(201);
  return { server, id };
}

describe.skipIf(process.platform !== 'linux')('S13: import bombs', () => {
  it('are refused within two seconds, and cost the server at most 128 MB', async () => {
    const { server, id } = await makeWorld();
    const results: Awaited<ReturnType<typeof endure>>[] = [];
    for (const bomb of importBombs) results.push(await endure(server, id, bomb));
    const slowest = results.reduce((most, one) => (one.ms > most.ms ? one : most));
    const largest = results.reduce((most, one) => (one.megabytes > most.megabytes ? one : most));
    noteProof({
      id: 'S13',
      figures: {
        bombs: results.length,
        'slowest ms': `${slowest.ms} (${slowest.name})`,
        'most MB': `${largest.megabytes} (${largest.name})`,
      },
    });
    expect(results.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    expect(results.length).toBe(importBombs.length);
    expect(results.filter(({ ms }) => ms > longestMs)).toEqual([]);
    expect(results.filter(({ megabytes }) => megabytes > mostGrowthMegabytes)).toEqual([]);
  });

  it('would be caught if they were not: a server that stands still is too slow, a process that grows is seen to', async () => {
    const { server, id } = await makeWorld();
    process.kill(server.pid, 'SIGSTOP');
    setTimeout(() => process.kill(server.pid, 'SIGCONT'), longestMs + 500);
    expect((await endure(server, id, goodFile)).ms).toBeGreaterThan(longestMs);
    const before = useOf(process.pid).memoryMegabytes;
    const grow = async () => Buffer.alloc(2 * mostGrowthMegabytes * 1_048_576, 'x').length;
    const { most } = await mostMegabytes(process.pid, grow());
    expect(most - before).toBeGreaterThan(mostGrowthMegabytes);
  });
});
