import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { isStepOne, isStepTwo, isUpdate, joinRaw, type RawClient } from '#server/testing/joinRaw.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { shareTestServer, startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import { limits } from './limits.ts';
import { writeStepTwo, writeUpdate } from './messages.ts';

const shared = shareTestServer();

const emptyStepTwo = writeStepTwo(Uint8Array.of(0, 0));

/** Updates that build on one another: the n-th cannot be applied without those before it. */
function chain(length: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < length; n++) {
    doc.getMap('personas').set('p', new Y.Map([['name', `step ${n}`]]));
  }
  return updates;
}

/** How far of a chain the server has come, committed. */
async function progress(server: TestServer, id: string): Promise<string | undefined> {
  return (await server.rooms.getMap(id))?.personas.get('p')?.name;
}

/** Resolves when the server has dealt with all that this client sent before. */
async function settled(client: RawClient): Promise<void> {
  const before = client.frames.filter(isStepTwo).length;
  client.send(0, 0, 1, 0);
  await client.frame(() => client.frames.filter(isStepTwo).length > before);
}

async function joinWriting(server: TestServer, room: string, query = '?ack=1'): Promise<RawClient> {
  const client = await joinRaw(server.url, room, { query });
  await client.frame(isStepOne);
  client.sendBytes(emptyStepTwo);
  return client;
}

describe('the guard of a socket', () => {
  it.each([
    ['bytes that are no message', [42]],
    ['a message that ends too early', [0, 1, 9, 0]],
    ['an unknown sync message', [0, 7, 0]],
    ['an update with bytes after its end', [0, 2, 3, 0, 0, 0]],
    ['a state vector that cannot be read', [0, 0, 1, 9]],
    ['presence that cannot be read', [1, 2, 3, 1]],
  ])('closes on %s, and the map stays as it is', async (_name, frame) => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const before = await server.rooms.getMap(id);
    const client = await joinWriting(server, room);
    client.send(...frame);
    expect((await client.closed).code).toBe(closeCodes.badMessage);
    expect(await server.rooms.getMap(id)).toEqual(before);
  });

  it('closes on a frame beyond 256 KiB, but takes a first step 2 of that size', async () => {
    const server = await startTestServer();
    const { id, room } = await server.makeMap();
    const doc = new Y.Doc();
    doc.getMap('personas').set('p', new Y.Map([['name', 'x'.repeat(limits.frameBytes + 1)]]));
    const big = Y.encodeStateAsUpdate(doc);
    const client = await joinRaw(server.url, room, { query: '?ack=1' });
    client.sendBytes(writeStepTwo(big));
    await client.untilAcked(1);
    expect(server.rooms.count).toBe(1);
    client.sendBytes(writeUpdate(big));
    expect((await client.closed).code).toBe(closeCodes.tooLarge);
    // Too long for the schema: set aside at reading, but stored.
    expect(await progress(server, id)).toBeUndefined();
  });

  it('closes who asks for the whole map again and again', async () => {
    const server = shared();
    const client = await joinRaw(server.url, (await server.makeMap()).room);
    for (let n = 0; n < limits.stepOnes + 1; n++) client.send(0, 0, 1, 0);
    expect((await client.closed).code).toBe(closeCodes.tooMany);
  });

  it('lets a viewer read and be seen, but write nothing, as step 2 or as update', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const answer = await server.call('POST', `/api/v1/maps/${id}/tickets`, { role: 'viewer' });
    const { access } = (await answer.json()) as { access: string };
    const [update] = chain(1);
    for (const frame of [writeStepTwo(update!), writeUpdate(update!)]) {
      const viewer = await joinRaw(server.url, room, { query: `?access=${access}` });
      viewer.send(0, 0, 1, 0);
      await viewer.frame(isStepTwo);
      viewer.sendBytes(emptyStepTwo);
      viewer.sendBytes(frame);
      expect((await viewer.closed).code).toBe(closeCodes.forbidden);
      expect(viewer.frames.filter(isStepOne)).toEqual([]);
    }
    expect(await progress(server, id)).toBeUndefined();
  });
});

describe('acks', () => {
  it('count step 2 and updates, no-ops too, and come only to who asked', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    const [one, two] = chain(2);
    const asked = await joinWriting(server, room);
    const silent = await joinWriting(server, room, '');
    asked.sendBytes(writeUpdate(one!));
    asked.sendBytes(writeUpdate(one!));
    asked.sendBytes(writeUpdate(two!));
    await asked.untilAcked(4);
    await silent.frame(isStepOne);
    expect(asked.acked()).toBe(4);
    expect(silent.frames.filter((frame) => frame[0] === 100)).toEqual([]);
  });

  it('stand still while a predecessor is missing, and go on when it has come', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const [first, second, third] = chain(3);
    const late = await joinWriting(server, room);
    await late.untilAcked(1);
    late.sendBytes(writeUpdate(third!));
    late.sendBytes(writeUpdate(first!));
    await settled(late);
    expect(await progress(server, id)).toBe('step 0');
    expect(late.acked()).toBe(1);
    late.sendBytes(writeUpdate(second!));
    await late.untilAcked(4);
    expect(await progress(server, id)).toBe('step 2');
  });

  it('never come for an edit whose predecessor stays missing; it is closed and asked for everything', async () => {
    const server = await startTestServer({ times: { pendingMs: 30 } });
    const { id, room } = await server.makeMap();
    const bystander = joinStock(server.url, room);
    await synced(bystander);
    const client = await joinWriting(server, room);
    client.sendBytes(writeUpdate(chain(2)[1]!));
    expect((await client.closed).code).toBe(closeCodes.tryAgain);
    expect(client.acked()).toBeLessThan(2);
    expect(await progress(server, id)).toBeUndefined();
    expect(bystander.closes).toEqual([]);
  });

  it('pass over updates before the first step 2, which carries them again', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const [first, second] = chain(2);
    const client = await joinRaw(server.url, room, { query: '?ack=1' });
    client.sendBytes(writeUpdate(first!));
    await settled(client);
    expect(await progress(server, id)).toBeUndefined();
    expect(client.acked()).toBe(0);
    client.sendBytes(writeStepTwo(Y.mergeUpdates([first!, second!])));
    await client.untilAcked(2);
    expect(await progress(server, id)).toBe('step 1');
  });
});

describe('broadcast', () => {
  it('brings an edit to all others and not back to who made it', async () => {
    const server = shared();
    const { room } = await server.makeMap();
    const other = joinStock(server.url, room);
    const maker = await joinWriting(server, room);
    maker.send(0, 0, 1, 0);
    await Promise.all([synced(other), maker.frame(isStepTwo)]);
    maker.sendBytes(writeUpdate(chain(1)[0]!));
    await until(other.doc, () => other.doc.getMap('personas').has('p'));
    await maker.untilAcked(2);
    expect(maker.frames.filter(isUpdate)).toEqual([]);
  });
});
