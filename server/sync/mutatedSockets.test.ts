import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { spawnServer, type SpawnedServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';

const isNightly = process.env['PROOF_S1_SOCKETS'] !== undefined;
const tries = triesOf('S1_SOCKETS', 400);
const connectionsAtOnce = 64;
const messagesOfAMap = 50_000;
const longestStallMs = 250;
const patienceMs = 8 * 3_600_000;
const figures = { 'over sockets': 0, connections: 0, maps: 0, 'rooms failed': 0, 'longest answer ms': 0 };

afterAll(() => {
  noteProof({ id: 'S1', figures });
  expect(figures['over sockets']).toBeGreaterThanOrEqual(tries);
  expect(figures['rooms failed']).toBe(0);
  // A duration counts only at night, when the machine is the test's alone.
  if (isNightly) expect(figures['longest answer ms']).toBeLessThanOrEqual(longestStallMs);
});

/** What the server itself counted; 0 where it has not yet. */
async function countsOf({ url }: SpawnedServer) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    heard: read('throughline_messages_heard_total'),
    admitted: read('throughline_sockets_admitted_total'),
    failed: read('throughline_rooms_failed_total'),
  };
}

/** Another process, which says mutated messages in the room that it was told of last. */
function startAttacker(server: SpawnedServer): { turnTo(room: string): void; end(): void } {
  const file = join(import.meta.dirname, '../testing/attacker.ts');
  const words = [new URL(server.url).port, String(proofSeed), String(connectionsAtOnce)];
  const attacker = fork(file, words, { execArgv: [] });
  onTestFinished(() => void attacker.kill());
  // Where durations count, what is attacked and who watches it come first.
  if (isNightly && attacker.pid !== undefined) setPriority(attacker.pid, 10);
  return { turnTo: (room) => void attacker.send(room), end: () => void attacker.kill() };
}

/** How long the server takes to answer something small, asked again and again from here. */
async function answerMs({ url }: SpawnedServer): Promise<number> {
  const asked = performance.now();
  await (await fetch(`${url}/healthz`)).text();
  return Math.round(performance.now() - asked);
}

function pause(ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Watches until the server has heard so many mutated messages in all. What it did not hear does not count. */
async function watch(server: SpawnedServer, until: number): Promise<void> {
  for (let look = 0; figures['over sockets'] < until; look++) {
    figures['longest answer ms'] = Math.max(figures['longest answer ms'], await answerMs(server));
    await pause(20);
    if (look % 10 !== 0) continue;
    const { heard, admitted, failed } = await countsOf(server);
    figures['rooms failed'] = failed;
    figures.connections = admitted;
    // The first message of each connection is a genuine one.
    figures['over sockets'] = heard - admitted;
  }
}

describe('mutated messages over sockets', () => {
  it('leave the server up and answering, and a person at work saved', { timeout: patienceMs }, async () => {
    const server = await spawnServer(makeDataDir());
    const attacker = startAttacker(server);
    let isUp = true;
    void server.ended.then(() => (isUp = false));
    while (figures['over sockets'] < tries) {
      const { room } = await makeMapAt(server.url, 'Target');
      const worker = await AckingClient.join(server.url, room, 'ann');
      attacker.turnTo(room);
      await watch(server, Math.min(tries, figures['over sockets'] + messagesOfAMap));
      worker.write(3);
      // Whoever works beside it all is never sent away.
      const sentAway = worker.client.closed.then(({ code, reason }) => {
        throw new Error(`the one at work was closed: ${code} ${reason}`);
      });
      await Promise.race([worker.untilAcked(3), sentAway]);
      sentAway.catch(() => undefined);
      const witness = joinStock(server.url, room);
      await synced(witness);
      for (const id of worker.acked) expect(witness.doc.getMap('personas').has(id)).toBe(true);
      witness.provider.destroy();
      worker.client.socket.close();
      figures.maps += 1;
    }
    attacker.end();
    expect(isUp).toBe(true);
  });

  it('would be caught if they made it stand still: a stopped server is seen to', async () => {
    const server = await spawnServer(makeDataDir());
    process.kill(server.pid, 'SIGSTOP');
    setTimeout(() => process.kill(server.pid, 'SIGCONT'), 2 * longestStallMs);
    expect(await answerMs(server)).toBeGreaterThan(longestStallMs);
  });
});
