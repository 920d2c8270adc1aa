import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof } from '#testing/proof.ts';
import { spawnServer, type SpawnOptions } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { canTrace, readTrace, underTrace, type Call } from './readTrace.ts';

const people = 3;
const editsOfEach = 200;

/** An ack in what was sent: a binary frame of two or three bytes, of which the first is 100. */
function acksIn({ bytes }: Call): number[] {
  const counts: number[] = [];
  for (let n = 0; n + 3 < bytes.length; n++) {
    const isAck = bytes[n] === 0x82 && (bytes[n + 1] === 2 || bytes[n + 1] === 3) && bytes[n + 2] === 100;
    if (!isAck) continue;
    counts.push(bytes[n + 1] === 2 ? bytes[n + 3]! : (bytes[n + 3]! & 127) + 128 * (bytes[n + 4] ?? 0));
  }
  return counts;
}

/** Acks of edits, and those of them that were sent with a write not yet synced, or without a sync since the one before. */
function judge(calls: readonly Call[]): { acks: number; syncs: number; early: number } {
  let syncs = 0;
  let isDirty = false;
  let acks = 0;
  let early = 0;
  const syncsAtAck = new Map<string, number>();
  for (const call of calls) {
    const isJournal = call.file.endsWith('maps.sqlite-wal');
    if (isJournal && call.name === 'pwrite64') isDirty = true;
    if (isJournal && call.name.endsWith('sync') && call.result === 0) {
      isDirty = false;
      syncs += 1;
    }
    if (!call.file.startsWith('socket:')) continue;
    for (const count of acksIn(call)) {
      // The first is that of the step 2, which held nothing.
      if (count > 1) {
        acks += 1;
        if (isDirty || syncsAtAck.get(call.file) === syncs) early += 1;
      }
      syncsAtAck.set(call.file, syncs);
    }
  }
  return { acks, syncs, early };
}

/** People who write one edit, wait for its ack, and write the next, under a server whose calls are written down. */
async function trace(options: SpawnOptions, editsOfEach: number) {
  const dataDir = makeDataDir();
  const file = join(dataDir, 'trace.txt');
  const server = await spawnServer(dataDir, { ...options, under: underTrace(file) });
  const { room } = await makeMapAt(server.url);
  const clients = await Promise.all(
    Array.from({ length: people }, (_, n) => AckingClient.join(server.url, room, `p${n}`)),
  );
  await Promise.all(
    clients.map(async (client) => {
      for (let n = 1; n <= editsOfEach; n++) {
        client.write(1);
        await client.untilAcked(n);
      }
    }),
  );
  // The last ack may be here before strace saw its call end; what is answered after it was begun after it.
  await fetch(`${server.url}/healthz`);
  await server.end('SIGKILL');
  const ending = new RegExp(`^${server.pid}\\s+\\+\\+\\+`, 'm');
  await expect.poll(() => ending.test(readFileSync(file, 'latin1'))).toBe(true);
  return judge(readTrace(file));
}

describe.skipIf(!canTrace)('R3: acks against fsync, by strace', () => {
  it('each ack of an edit is sent after the fsync of its commit', async () => {
    const { acks, syncs, early } = await trace({}, editsOfEach);
    noteProof({ id: 'R3', figures: { acks, fsyncs: syncs, 'before their fsync': early } });
    expect(acks).toBe(people * editsOfEach);
    expect(early).toBe(0);
  });

  it('would be caught if it were sent before: the build that acks first', async () => {
    const entry = resolve(import.meta.dirname, '../server/testing/doomedServer.ts');
    const { acks, early } = await trace({ entry, env: { DOOM: 'ackFirst:1' } }, editsOfEach / 4);
    noteProof({ id: 'R3', figures: { 'acks of the wrong build': acks, 'caught too early': early } });
    expect(early).toBeGreaterThan(0);
  });
});
