import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { craft, raw } from '#server/testing/attacks/craft.ts';
import { guest, settled, sit, startInProcess } from '#server/testing/inProcess.ts';
import { limits } from './limits.ts';
import { writeStepOne } from './messages.ts';
import type { Room } from './Room.ts';
import { RoomDocument } from './RoomDocument.ts';

/** The answers that somebody gets who comes with this state vector, on a socket of their own for each. */
async function answers(room: Room, person: string, vector: Uint8Array, times: number): Promise<Uint8Array[]> {
  const seats = Array.from({ length: times }, () => sit(room, guest(person, 'viewer')));
  for (const seat of seats) seat.say(writeStepOne(vector));
  await settled(room);
  return seats.flatMap((seat) => {
    seat.leave();
    return seat.heard.filter((frame) => frame[0] === 0 && frame[1] === 1);
  });
}

describe('the answer to a step 1', () => {
  it('is the whole map, encoded once, for who knows nothing of it, whatever else they name', () => {
    const doc = new Y.Doc();
    const document = new RoomDocument(doc);
    doc.getMap('meta').set('title', 'A journey');
    const whole = document.stepTwoFor(Uint8Array.of(0), () => true);
    expect(document.stepTwoFor(Uint8Array.of(1, 9, 5), () => true)).toBe(whole);
    const own = document.stepTwoFor(document.stateVector(), () => true);
    expect(own.byteLength).toBeLessThan(whole.byteLength);
    expect(document.stepTwoFor(document.stateVector(), () => false)).toBe(whole);
  });

  it('is encoded for one person so many times, over all of their sockets; then it is the whole map', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const vector = await room.run((doc) => Y.encodeStateVector(doc));
    const some = await answers(room, 'mallory', vector, limits.encodings);
    const more = await answers(room, 'mallory', vector, 20);
    const [other] = await answers(room, 'ann', vector, 1);
    const smallest = other?.byteLength;
    expect(some.map(({ byteLength }) => byteLength)).toEqual(some.map(() => smallest));
    expect(more.filter(({ byteLength }) => byteLength > (smallest ?? 0)).length).toBeGreaterThan(0);
  });

  it('is given to who tells all of 44,000 ids that a map knows, and of some beside; not of many more', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ids = Array.from({ length: 44_000 }, (_, n) => craft(1, 4_000_000_000 + n, 0, raw(0), 1));
    await room.run((doc) => Y.applyUpdate(doc, craft(ids.length, Buffer.concat(ids), 0)));
    const known = await room.run((doc) => Y.encodeStateVector(doc));
    expect(known.byteLength).toBeGreaterThan(limits.stateVectorBytes);
    const vectorWith = (more: number) => {
      const own = Array.from({ length: more }, (_, n) => craft(3_000_000_000 + n, 1));
      const [count, rest] = splitCount(known);
      return craft(count + more, rest, ...own);
    };
    const refusals = [0, 1_000, 100_000].map((more) => {
      const seat = sit(room, guest(`ann ${more}`, 'viewer'));
      const frame = writeStepOne(vectorWith(more));
      const isRead = frame.byteLength <= seat.connection.messageBytes + limits.frameHeadBytes;
      seat.say(frame);
      return [isRead, seat.refusal()?.code ?? null];
    });
    expect(refusals).toEqual([
      [true, null],
      [true, null],
      [false, closeCodes.tooLarge],
    ]);
  });
});

/** A state vector's number of clients, and the rest. */
function splitCount(vector: Uint8Array): [number, Uint8Array] {
  const decoder = decoding.createDecoder(vector);
  return [decoding.readVarUint(decoder), vector.subarray(decoder.pos)];
}
