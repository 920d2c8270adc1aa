import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
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
});
