import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeCodes } from '#document/closeCodes.ts';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { EditingClient } from '#server/testing/EditingClient.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof, proofSeed } from '#testing/proof.ts';
import { countMissing, readFromDisk } from '#server/testing/readFromDisk.ts';
import { spawnServer, type SpawnedServer, type SpawnOptions } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { canTrace } from './readTrace.ts';

const people = 3;
const longestMs = 10_000;
/** Later than what opening the file and making the map take. */
const failAt = { fsync: [4, 6, 9, 14, 20], pwrite64: [60, 66, 73, 80, 99] } as const;
const megabytes = 32;

async function edit(url: string, room: string, seed: number): Promise<EditingClient[]> {
  const joining = Array.from({ length: people }, (_, n) => EditingClient.join(url, room, seed + n));
  const clients = await Promise.all(joining);
  for (const client of clients) client.start();
  return clients;
}

function ackedBy(clients: readonly EditingClient[]): Uint8Array[] {
  return clients.flatMap((client) => client.acked.map(({ update }) => update));
}

type Disk = {
  spoil(): void;
  /** What holds while it fails. */
  meanwhile(server: SpawnedServer, map: { readonly id: string; readonly room: string }): Promise<void>;
  mend(): void;
};

/** The map can be opened and read, and takes no edit: who tries is told to come again. */
async function isReadOnly({ url }: SpawnedServer, { id, room }: { id: string; room: string }): Promise<void> {
  expect((await fetch(`${url}/api/v1/maps/${id}`)).status).toBe(200);
  const reader = joinStock(url, room, { person: 'reader,Reader' });
  await synced(reader);
  const shown = reader.doc.share.size;
  reader.provider.destroy();
  const writer = await AckingClient.join(url, room, 'late');
  writer.write(1);
  expect((await writer.client.closed).code).toBe(closeCodes.tryAgain);
  expect(writer.acked).toEqual([]);
  expect(shown).toBeGreaterThan(0);
}

/** People edit until the disk fails them, and again once it is `mended`: what they were promised, and how soon. */
async function untilItFails(dataDir: string, options: SpawnOptions, disk: Disk) {
  const server = await spawnServer(dataDir, options);
  const { id, room } = await makeMapAt(server.url);
  const before = await edit(server.url, room, proofSeed);
  disk.spoil();
  const codes = (await Promise.all(before.map(({ client }) => client.closed))).map(({ code }) => code);
  await disk.meanwhile(server, { id, room });
  disk.mend();
  const mended = performance.now();
  const after = await edit(server.url, room, proofSeed + 100);
  await Promise.all(after.map((client) => client.untilAcked(20)));
  const ms = Math.round(performance.now() - mended);
  await server.end('SIGKILL');
  await Promise.all(after.map(({ client }) => client.closed));
  const acked = [...ackedBy(before), ...ackedBy(after)];
  return { codes, ms, acked: acked.length, lost: countMissing(await readFromDisk(dataDir, id), acked) };
}

/** Here the kernel itself is told when to fail, and it works again at once. */
const kernel: Disk = { spoil: () => undefined, meanwhile: async () => undefined, mend: () => undefined };

describe.skipIf(!canTrace)('R4: the kernel fails the n-th call on the journal, by strace', () => {
  it.each(['fsync', 'pwrite64'] as const)(
    '%s: all are told to come again, and nothing acked is lost',
    async (call) => {
      const results: Awaited<ReturnType<typeof untilItFails>>[] = [];
      for (const nth of failAt[call]) {
        const dataDir = makeDataDir();
        const journal = join(dataDir, 'maps.sqlite-wal');
        const fault = `inject=${call}:error=EIO:when=${nth}`;
        const under = ['strace', '-D', '-f', '-qq', '-o', '/dev/null', '-P', journal, '-e', fault];
        results.push(await untilItFails(dataDir, { under }, kernel));
      }
      const acked = results.reduce((sum, result) => sum + result.acked, 0);
      const lost = results.reduce((sum, result) => sum + result.lost, 0);
      const slowest = Math.max(...results.map(({ ms }) => ms));
      noteProof({
        id: 'R4',
        figures: { [`${call} failed`]: results.length, acked, lost, 'saves again after ms': slowest },
      });
      expect(results.flatMap(({ codes }) => codes)).toEqual(
        results.flatMap(() => Array.from({ length: people }, () => closeCodes.tryAgain)),
      );
      expect(lost).toBe(0);
      expect(slowest).toBeLessThanOrEqual(longestMs);
    },
  );
});

function mount(...words: string[]): boolean {
  return spawnSync('mount', words).status === 0;
}

/** A folder on a small file system of its own; null where this process may not make one. */
function smallDisk(): string | null {
  const dataDir = makeDataDir();
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dataDir)) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', dataDir]));
  return dataDir;
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!mayMount)('R4: a full disk', () => {
  it('gives the room up and is read-only; ten seconds after there is space again it saves, and nothing acked was lost', async () => {
    const dataDir = smallDisk();
    expect(dataDir).not.toBeNull();
    if (dataDir === null) return;
    const fill = `${dataDir}/other-programs-file`;
    const result = await untilItFails(
      dataDir,
      {},
      {
        meanwhile: isReadOnly,
        spoil: () => spawnSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=64k'], { stdio: 'ignore' }),
        mend: () => spawnSync('rm', [fill]),
      },
    );
    const { acked, lost, ms } = result;
    noteProof({ id: 'R4', figures: { 'on a full disk acked': acked, lost, 'saves again after ms': ms } });
    expect(new Set(result.codes)).toEqual(new Set([closeCodes.tryAgain]));
    expect(lost).toBe(0);
    expect(ms).toBeLessThanOrEqual(longestMs);
  });
});
