import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeStepOne, writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { isStepOne, isStepTwo, joinRaw } from '#server/testing/joinRaw.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof } from '#testing/proof.ts';
import { spawnServer, type SpawnOptions } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { quantile } from '../bench/quantile.ts';
import { useOf } from '../bench/load/useOf.ts';

/** So many first, that what the work itself takes is taken; then far more than what it left free could hold. */
const editsAlone = 200;
const editsBeside = 900;
const bytesAnEdit = 200 * 1024;
const mostGrowthMegabytes = 32;

/** One field of one record over and over, so that the map stays small. */
function makeEdits(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const note = new Y.Map<unknown>();
  doc.getMap('notes').set('n', note);
  for (let n = 1; n < editsAlone + editsBeside; n++) note.set('text', `${n} ${'x'.repeat(bytesAnEdit)}`);
  return updates;
}

async function join(url: string, room: string, person: string) {
  const client = await joinRaw(url, room, { query: `?ack=1&person=${person},Person` });
  await client.frame(isStepOne);
  client.sendBytes(writeStepTwo(Uint8Array.of(0, 0)));
  client.sendBytes(writeStepOne(Uint8Array.of(0)));
  await client.frame(isStepTwo);
  return client;
}

/** A server under one writer, first alone, then beside somebody who joined and stopped reading. */
async function observe(options: SpawnOptions, updates: readonly Uint8Array[]) {
  const server = await spawnServer(makeDataDir(), options);
  const { room } = await makeMapAt(server.url);
  const writer = await join(server.url, room, 'writer');
  const writerGone = writer.closed.then(({ code, reason }) => {
    throw new Error(`The writer was closed: ${code} ${reason}`);
  });
  let sent = 0;
  const write = async (some: readonly Uint8Array[]) => {
    const waits: number[] = [];
    let megabytes = 0;
    for (const update of some) {
      const at = performance.now();
      writer.sendBytes(writeUpdate(update));
      sent += 1;
      // One ack more: that of the step 2.
      await Promise.race([writer.untilAcked(sent + 1), writerGone]);
      waits.push(performance.now() - at);
      megabytes = Math.max(megabytes, useOf(server.pid).memoryMegabytes);
    }
    return { megabytes, ackMs: quantile(waits, 0.95) };
  };
  const alone = await write(updates.slice(0, editsAlone));
  const paused = await join(server.url, room, 'paused');
  paused.socket.pause();
  const beside = await write(updates.slice(editsAlone));
  return { grown: beside.megabytes - alone.megabytes, alone, beside, paused };
}

describe.skipIf(process.platform !== 'linux')('R7: somebody who joins and stops reading', () => {
  const updates = makeEdits();
  // Writing 180 MB over and over in a few seconds would else be refused as too much for one map.
  const entry = resolve(import.meta.dirname, 'liftedServer.ts');

  it('is dropped, and costs the server at most 32 MB and the others nothing', async () => {
    const { grown, alone, beside, paused } = await observe({ entry, env: { LIFT: 'mapBytes' } }, updates);
    paused.socket.resume();
    await paused.closed;
    noteProof({
      id: 'R7',
      figures: {
        'MB not read': Math.round((editsBeside * bytesAnEdit) / 1e6),
        'server grew MB': Math.round(grown),
        'ack p95 ms alone': Math.round(alone.ackMs),
        beside: Math.round(beside.ackMs),
      },
    });
    expect(grown).toBeLessThanOrEqual(mostGrowthMegabytes);
    expect(beside.ackMs).toBeLessThanOrEqual(2 * alone.ackMs + 10);
  });

  it('would be caught by its growth where it is not dropped', async () => {
    const { grown } = await observe({ entry, env: { LIFT: 'mapBytes,bufferedBytes' } }, updates);
    noteProof({ id: 'R7', figures: { 'grew without the limit MB': Math.round(grown) } });
    expect(grown).toBeGreaterThan(mostGrowthMegabytes);
  });
});
