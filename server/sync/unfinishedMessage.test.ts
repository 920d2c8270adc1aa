import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { joinRaw, type RawClient } from '#server/testing/joinRaw.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import { limits } from './limits.ts';
import { writeStepTwo } from './messages.ts';

const mib = 1024 * 1024;
const part = { fin: false };

/** All sockets that a server of this process takes from now on. */
function taken(): Socket[] {
  const sockets: Socket[] = [];
  const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);
  channel('net.server.socket').subscribe(note);
  onTestFinished(() => {
    channel('net.server.socket').unsubscribe(note);
  });
  return sockets;
}

/** One part of a message, under a mask of zeros. */
function fragment(opcode: 0 | 2, bytes: number): Buffer {
  const head = Buffer.alloc(14);
  head[0] = opcode;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(bytes), 2);
  return Buffer.concat([head, Buffer.alloc(bytes, 1)]);
}

async function joinAsViewer(server: TestServer): Promise<RawClient> {
  const { id, room } = await server.makeMap();
  const answer = await server.call('POST', `/api/v1/maps/${id}/tickets`, { role: 'viewer' });
  const { access } = (await answer.json()) as { access: string };
  return joinRaw(server.url, room, { query: `?access=${access}` });
}

describe('a message that does not end', () => {
  it('of a stranger is not read, and who does not answer the farewell is cut off', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const sockets = taken();
    const { host, port } = new URL(server.url);
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    const lines = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const who = [`Host: ${host}`, `Origin: ${server.url}`];
    socket.write([`GET /sync/${'0'.repeat(32)}.1 HTTP/1.1`, ...who, ...lines, key, '', ''].join('\r\n'));
    await once(socket, 'data');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    for (let n = 0; n < 9; n++) socket.write(fragment(n === 0 ? 2 : 0, mib));
    await closed;
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.bytesRead).toBeLessThan(mib);
  });

  it('of a viewer ends where an edit of theirs would', async () => {
    const viewer = await joinAsViewer(await startTestServer());
    viewer.socket.send(Buffer.alloc(limits.frameBytes, 1), part);
    viewer.socket.send(Buffer.alloc(limits.frameBytes, 1), part);
    expect((await viewer.closed).code).toBe(closeCodes.tooLarge);
  });

  it('of an editor may have 10 MiB as the first step 2, and not once that has come', async () => {
    const server = await startTestServer();
    const { room } = await server.makeMap();
    const doc = new Y.Doc();
    doc.getMap('personas').set('p', new Y.Map([['name', 'x'.repeat(6 * mib)]]));
    const stepTwo = writeStepTwo(Y.encodeStateAsUpdate(doc));
    expect(stepTwo.byteLength).toBeGreaterThan(6 * mib);
    const editor = await joinRaw(server.url, room, { query: '?ack=1' });
    editor.socket.send(stepTwo.subarray(0, 5 * mib), part);
    editor.socket.send(stepTwo.subarray(5 * mib));
    await editor.untilAcked(1);
    editor.socket.send(Buffer.alloc(limits.frameBytes, 1), part);
    editor.socket.send(Buffer.alloc(limits.frameBytes, 1), part);
    expect((await editor.closed).code).toBe(closeCodes.tooLarge);
  });

  it('is waited for only so long, and farewell is said to who answers pings meanwhile', async () => {
    const server = await startTestServer({ times: { unfinishedMs: 30 } });
    const viewer = await joinAsViewer(server);
    viewer.send(0, 0, 1, 0);
    await viewer.frame((frame) => frame[0] === 0);
    viewer.socket.send(Buffer.alloc(100, 1), part);
    viewer.socket.pong();
    expect((await viewer.closed).code).toBe(closeCodes.tryAgain);
  });
});
