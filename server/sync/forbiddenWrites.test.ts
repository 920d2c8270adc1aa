import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { contentHash } from '#document/contentHash.ts';
import { guest, settled, sit, startInProcess, type Seat } from '#server/testing/inProcess.ts';
import { joinRaw } from '#server/testing/joinRaw.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { writeStepOne, writeStepTwo, writeUpdate } from './messages.ts';
import type { Room } from './Room.ts';

const demanded = 1_000;
const figures = { tries: 0, changed: 0 };

afterAll(() => {
  noteProof({ id: 'S7', figures });
  expect(figures.tries).toBeGreaterThanOrEqual(demanded);
  expect(figures.changed).toBe(0);
});

/** Edits of the map as somebody with a copy of it would make them: new things, changed ones, deleted ones. */
function someUpdates(copy: Uint8Array, random: SeededRandom): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, copy);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const notes = doc.getMap<Y.Map<unknown>>('notes');
  for (let n = random.between(1, 4); n > 0; n--) {
    if (random.chance(0.3)) notes.delete('kept');
    else if (random.chance(0.5)) doc.getMap('meta').set('title', `Taken over ${n}`);
    else notes.set(`n${random.between(1, 9)}`, new Y.Map([['text', new Y.Text('mine')]]));
  }
  return updates;
}

/** The same edits, as the protocol can carry them. */
function framesOf(updates: readonly Uint8Array[], copy: Uint8Array, random: SeededRandom): Uint8Array[] {
  const merged = Y.mergeUpdates([...updates]);
  return random.pick([
    updates.map((update) => writeUpdate(update)),
    updates.map((update) => writeStepTwo(update)),
    [writeUpdate(merged)],
    [writeStepTwo(merged)],
    [writeStepTwo(Y.mergeUpdates([copy, merged]))],
    [writeStepOne(Uint8Array.of(0)), writeStepTwo(Uint8Array.of(0, 0)), writeUpdate(merged)],
  ]);
}

async function makeRoom(room: Room): Promise<{ copy: Uint8Array; hash: string }> {
  await room.run((doc) => void doc.getMap('notes').set('kept', new Y.Map([['text', new Y.Text('words')]])));
  const copy = await room.run((doc) => Y.encodeStateAsUpdate(doc));
  return { copy, hash: await room.run(contentHash) };
}

describe('who may not write', () => {
  it('changes nothing, as viewer, as commenter or just after being shown out, however it is wrapped', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const { copy, hash } = await makeRoom(room);
    const random = seededRandom(proofSeed);
    const tries = triesOf('S7', demanded);
    const kickedOut = { code: closeCodes.forbidden, reason: 'You were removed.' };
    for (let n = 0; n < tries; n++) {
      const kind = random.pick(['viewer', 'commenter', 'revoked'] as const);
      const seat: Seat = sit(room, guest(`mallory ${n}`, kind === 'revoked' ? 'editor' : kind));
      if (kind === 'revoked' && random.chance(0.5)) seat.connection.close(kickedOut);
      for (const frame of framesOf(someUpdates(copy, random), copy, random)) seat.say(frame);
      // What was said a moment before waits for its turn, and is not taken either.
      if (kind === 'revoked') seat.connection.close(kickedOut);
      if (n % 20 === 0) await settled(room);
      seat.leave();
      figures.tries += 1;
    }
    if ((await room.run(contentHash)) !== hash) figures.changed += 1;
  });

  it('the same edits by one who may change the map, so the tries were real ones', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const { copy, hash } = await makeRoom(room);
    const random = seededRandom(proofSeed);
    const editor = sit(room, guest('editor'));
    editor.say(writeStepTwo(Uint8Array.of(0, 0)));
    editor.say(writeUpdate(Y.mergeUpdates(someUpdates(copy, random))));
    expect(await room.run(contentHash)).not.toBe(hash);
  });

  it('comes with a ticket for another map, an invented one, or to an old epoch, and is not heard', async () => {
    const server = await startTestServer();
    const { id, room } = await server.makeMap();
    const other = await server.makeMap('Another');
    const ticketOf = async (map: string, role: string) => {
      const answer = await server.call('POST', `/api/v1/maps/${map}/tickets`, { role });
      return ((await answer.json()) as { access: string }).access;
    };
    const foreign = await ticketOf(other.id, 'editor');
    const viewer = await ticketOf(id, 'viewer');
    const own = await ticketOf(id, 'editor');
    const opened = await server.rooms.open(id);
    const { copy, hash } = await makeRoom(opened!);
    const random = seededRandom(proofSeed);
    const doors: [address: string, access: string][] = [
      [room, foreign],
      [room, 'invented'],
      [room, viewer],
      [`${id}.99`, own],
      [`${room}.talk`, own],
    ];
    for (const [address, access] of doors) {
      for (let n = 0; n < 3; n++) {
        const client = await joinRaw(server.url, address, { query: `?access=${access}` });
        client.sendBytes(writeUpdate(Y.mergeUpdates(someUpdates(copy, random))));
        expect([address, (await client.closed).code]).toEqual([
          address,
          expect.toBeOneOf([4401, 4403, 4409]),
        ]);
        figures.tries += 1;
      }
    }
    if ((await opened!.run(contentHash)) !== hash) figures.changed += 1;
  });
});
