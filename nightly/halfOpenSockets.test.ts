import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isStepOne, joinRaw } from '#server/testing/joinRaw.ts';
import { makeMapAt } from '#server/testing/makeMapAt.ts';
import { noteProof } from '#testing/proof.ts';
import { spawnServer, type SpawnedServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';

const sockets = 2_000;
const joins = 20;
const longestMs = 1_000;

/** Opens a connection and says nothing, half a request line, or a request that is never finished. */
function openHalf(port: number, n: number): Promise<Socket> {
  const words = ['', 'GET /sync/', 'GET /sync/x HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n'];
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.write(words[n % words.length]!);
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

async function joinMs(server: SpawnedServer, room: string): Promise<number> {
  const started = performance.now();
  const client = await joinRaw(server.url, room, { query: '?ack=1&person=p1,Person' });
  await client.frame(isStepOne);
  client.socket.terminate();
  return performance.now() - started;
}

describe('S5: half-open sockets', () => {
  it('do not keep anybody out: a legitimate join takes at most a second', async () => {
    const server = await spawnServer(makeDataDir());
    const { room } = await makeMapAt(server.url);
    const open: Socket[] = [];
    onTestFinished(() => open.forEach((socket) => socket.destroy()));
    const port = Number(new URL(server.url).port);
    for (let n = 0; n < sockets; n++) open.push(await openHalf(port, n));
    const held = open.filter((socket) => !socket.destroyed).length;
    const times: number[] = [];
    for (let n = 0; n < joins; n++) times.push(await joinMs(server, room));
    const slowest = Math.round(Math.max(...times));
    noteProof({ id: 'S5', figures: { 'half-open': held, joins: times.length, 'slowest join ms': slowest } });
    expect(held).toBe(sockets);
    expect(slowest).toBeLessThanOrEqual(longestMs);
  });

  it('would be caught if they did: a stopped server is not joined within a second', async () => {
    const server = await spawnServer(makeDataDir());
    const { room } = await makeMapAt(server.url);
    process.kill(server.pid, 'SIGSTOP');
    const joining = joinMs(server, room);
    await new Promise((resolve) => setTimeout(resolve, longestMs));
    process.kill(server.pid, 'SIGCONT');
    expect(await joining).toBeGreaterThan(longestMs);
  });
});
