import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { GenuineClient } from '#server/testing/genuineFrames.ts';
import { mutate } from '#server/testing/mutate.ts';
import { noteProof, proofSeed, triesOf } from '#server/testing/proof.ts';
import { spawnServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';

const isNightly = process.env['PROOF_S1_SOCKETS'] !== undefined;
const tries = triesOf('S1_SOCKETS', 400);
const attackers = 20;
const messagesOfAMap = 50_000;
const longestStallMs = 250;
const patienceMs = 8 * 3_600_000;
const figures = { mutated: 0, connections: 0, longestAnswerMs: 0 };

afterAll(() => {
  noteProof({ id: 'S1', figures });
  expect(figures.mutated).toBeGreaterThanOrEqual(tries);
  // A duration counts only at night, when the machine is the test's alone.
  if (isNightly) expect(figures.longestAnswerMs).toBeLessThan(longestStallMs);
});

async function makeMap(url: string): Promise<string> {
  const headers = { origin: url, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/maps`, { method: 'POST', headers, body: '{"title":"Target"}' });
  return ((await answer.json()) as { room: string }).room;
}

/** Says mutated messages, on one connection after another: most of them end theirs. */
async function attack(
  address: string,
  frames: readonly Uint8Array[],
  count: number,
  random: SeededRandom,
): Promise<void> {
  for (let said = 0; said < count;) {
    const socket = new WebSocket(address);
    socket.on('error', () => socket.terminate());
    const closed = once(socket, 'close');
    await Promise.race([once(socket, 'open'), closed]);
    figures.connections += 1;
    while (said < count && socket.readyState === WebSocket.OPEN) {
      socket.send(mutate(random.pick(frames), random.pick(frames), random));
      socket.ping();
      said += 1;
      figures.mutated += 1;
      // What is sent after a refusal is not heard any more, and would not count.
      await Promise.race([once(socket, 'pong'), closed]);
    }
    socket.close();
    await closed;
  }
}

/** How long the server takes to answer while it is under attack, asked again and again. */
async function watchAnswers(url: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const asked = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    figures.longestAnswerMs = Math.max(figures.longestAnswerMs, Math.round(performance.now() - asked));
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

describe('mutated messages over sockets', () => {
  it('leave the server up and answering, and a person at work saved', { timeout: patienceMs }, async () => {
    const server = await spawnServer(makeDataDir());
    const random = seededRandom(proofSeed);
    const client = new GenuineClient(random);
    const frames: Uint8Array[] = [];
    while (frames.length < 300) frames.push(...client.act());
    frames.push(...client.syncFrames());
    const stop = new AbortController();
    const watch = watchAnswers(server.url, stop.signal);
    let isUp = true;
    void server.ended.then(() => (isUp = false));
    while (figures.mutated < tries) {
      const room = await makeMap(server.url);
      const address = `${server.url.replace(/^http/, 'ws')}/sync/${room}`;
      const worker = await AckingClient.join(server.url, room, 'ann');
      const share = Math.ceil(Math.min(messagesOfAMap, tries - figures.mutated) / attackers);
      await Promise.all(Array.from({ length: attackers }, () => attack(address, frames, share, random)));
      worker.write(3);
      await worker.untilAcked(3);
      worker.client.socket.close();
    }
    stop.abort();
    await watch;
    expect(isUp).toBe(true);
  });
});
