import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '#base/seededRandom.ts';
import { contentHash } from '#document/contentHash.ts';
import { newDoc } from '#document/newDoc.ts';
import { GenuineClient } from '#server/testing/genuineFrames.ts';
import { bytesOf, guest, settled, sitSynced, startInProcess, type Seat } from '#server/testing/inProcess.ts';
import { mutate } from '#server/testing/mutate.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { checkUpdate } from './checkUpdate.ts';
import { limits } from './limits.ts';
import { readMessage } from './messages.ts';
import { RoomDocument } from './RoomDocument.ts';

const tries = triesOf('S1', 10_000);
const genuineTries = 5_000;
const batch = 100;
const patienceMs = 3_600_000;
const figures = { mutated: 0, refused: 0, accepted: 0, genuineAccepted: 0, roomsLost: 0 };

afterAll(() => {
  noteProof({ id: 'S1', figures });
  expect(figures.mutated).toBeGreaterThanOrEqual(tries);
  expect(figures.genuineAccepted).toBeGreaterThanOrEqual(genuineTries);
  // Were all refused, or all accepted, the mutations would prove nothing.
  expect(Math.min(figures.refused, figures.accepted)).toBeGreaterThan(tries / 50);
  expect(figures.roomsLost).toBe(0);
});

/** What a document is, whatever way its parts came: its content, its clocks, and what is deleted of it. */
function stateOf(doc: Y.Doc): unknown {
  const { ds, sv } = Y.snapshot(doc);
  const deleted = [...ds.clients].map(([client, ranges]) => [
    client,
    ranges.map(({ clock, len }) => [clock, len]),
  ]);
  return { hash: contentHash(doc), clocks: [...sv].toSorted(), deleted: deleted.toSorted() };
}

/** As a room takes it: of a struct that goes on from a known one, Yjs alone makes more or less than `RoomDocument`. */
function applyWrite(document: RoomDocument, frame: Uint8Array): void {
  const message = readMessage(frame);
  if (message?.kind !== 'step2' && message?.kind !== 'update') return;
  const shape = checkUpdate(message.bytes, limits.firstStepTwoStructs);
  if ('spans' in shape) document.apply(message.bytes, shape.spans, 'taken');
}

/** Real work, and all of what it said. */
function recordWork(random: ReturnType<typeof seededRandom>): { doc: Y.Doc; frames: Uint8Array[] } {
  const client = new GenuineClient(random);
  return { doc: client.doc, frames: client.work(150) };
}

describe('messages of people at work', () => {
  it('are all taken, whoever sends them, and end as they were meant', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const random = seededRandom(proofSeed);
    const share = limits.messageBurst * 0.8;
    for (let person = 0; figures.genuineAccepted < genuineTries; person++) {
      const client = new GenuineClient(random);
      Y.applyUpdate(client.doc, await bytesOf(room), 'heard');
      const seat = sitSynced(room, guest(`person ${person}`));
      for (let said = 0; said < share;) {
        for (const frame of client.act()) {
          if (seat.say(frame)) figures.genuineAccepted += 1;
          said += 1;
        }
      }
      await settled(room);
      expect(seat.refusal()).toBeNull();
      expect(contentHash(client.doc)).toBe(await room.run(contentHash));
      seat.leave();
    }
  });
});

describe('mutated messages', () => {
  it('break nothing, and what is refused changes nothing', { timeout: patienceMs }, async () => {
    const { openMap, rooms } = await startInProcess();
    const random = seededRandom(proofSeed);
    const work = Array.from({ length: 5 }, () => recordWork(random));
    while (figures.mutated < tries) {
      const { doc, frames } = random.pick(work);
      const room = await openMap();
      const base = Y.encodeStateAsUpdate(doc);
      await room.run((server) => Y.applyUpdate(server, base));
      const reference = new RoomDocument(newDoc());
      Y.applyUpdate(reference.doc, await bytesOf(room));
      const said: [Seat, Uint8Array][] = [];
      for (let n = 0; n < batch; n++) {
        const seat = sitSynced(room, guest(random.pick(['mallory', `mallory ${n}`])));
        const frame = mutate(random.pick(frames), random.pick(frames), random);
        seat.say(frame);
        said.push([seat, frame]);
      }
      await settled(room).catch(() => {});
      figures.roomsLost += room.isClosed ? 1 : 0;
      for (const [seat, frame] of said) {
        figures.mutated += 1;
        const isRefused = seat.refusal() !== null;
        figures[isRefused ? 'refused' : 'accepted'] += 1;
        if (!isRefused) applyWrite(reference, frame);
      }
      expect(await room.run(stateOf)).toEqual(stateOf(reference.doc));
      await rooms.closeMap(room.mapId, { code: 1012, reason: '' });
    }
  });

  it('one refused message that was applied all the same would be noticed', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const { doc } = recordWork(seededRandom(proofSeed));
    const reference = new Y.Doc();
    Y.applyUpdate(reference, await bytesOf(room));
    await room.run((server) => Y.applyUpdate(server, Y.encodeStateAsUpdate(doc)));
    expect(await room.run(stateOf)).not.toEqual(stateOf(reference));
  });
});
