import { afterAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { GenuineClient } from '#server/testing/genuineFrames.ts';
import { craft, raw } from '#server/testing/attacks/craft.ts';
import { mutate } from '#server/testing/mutate.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { Guard, type WritingMessage } from './Guard.ts';
import { limits } from './limits.ts';
import { dropPending, encodeIntegrated, pendingBytes } from './pending.ts';
import { writeUpdate } from './messages.ts';
import { joinUpdates, RoomDocument } from './RoomDocument.ts';

const tries = triesOf('S1_ROOM', 20_000);
/** A room lives so many messages; now and then it gives up what waits for a predecessor. */
const messagesOfRoom = 20_000;
const messagesUntilDrop = 700;
const patienceMs = 3_600_000;
const figures = { 'in one room': 0, taken: 0, 'made it fail': 0 };

afterAll(() => {
  noteProof({ id: 'S1', figures });
  expect(figures['in one room']).toBeGreaterThanOrEqual(tries);
  expect(figures.taken).toBeGreaterThan(tries / 50);
  expect(figures['made it fail']).toBe(0);
});

/** What the guard lets pass of a few messages on one connection. */
function heard(frames: readonly Uint8Array[], random: SeededRandom): WritingMessage[] {
  const guard = new Guard('editor');
  const passed: WritingMessage[] = [];
  for (let n = 0; n < 3; n++) {
    figures['in one room'] += 1;
    const guarded = guard.check(mutate(random.pick(frames), random.pick(frames), random), 0);
    if (guarded.verdict === 'refuse') break;
    if (guarded.verdict === 'pass' && 'shape' in guarded.message) passed.push(guarded.message);
  }
  return passed;
}

function turn(room: RoomDocument, messages: readonly WritingMessage[]): void {
  for (const { bytes, shape } of messages) room.apply(bytes, shape.spans, 'mallory');
  const emitted = room.takeEmitted();
  if (emitted.length > 0) joinUpdates(emitted);
  figures.taken += messages.length;
}

it(
  'no message that the guard lets pass makes a room fail, whatever it had taken before',
  {
    timeout: patienceMs,
  },
  () => {
    const random = seededRandom(proofSeed);
    const frames = new GenuineClient(random).work(300);
    while (figures['in one room'] < tries) {
      const room = new RoomDocument(newDoc());
      const until = figures['in one room'] + messagesOfRoom;
      for (let look = 1; figures['in one room'] < Math.min(until, tries); look++) {
        try {
          turn(room, heard(frames, random));
        } catch {
          figures['made it fail'] += 1;
          break;
        }
        if (pendingBytes(room.doc) > limits.pendingBytes || look % messagesUntilDrop === 0)
          dropPending(room.doc);
      }
      Y.applyUpdate(new Y.Doc(), encodeIntegrated(room.doc));
    }
  },
);

function noteWith(doc: Y.Doc, id: string, words: string): Y.Text {
  const text = new Y.Text(words);
  doc.getMap<Y.Map<unknown>>('notes').set(id, new Y.Map([['text', text]]));
  return text;
}

/** Two browsers with one client id: what the one wrote was deleted, and what the other sends begins within it. */
function twins() {
  const ann = new Y.Doc();
  noteWith(ann, 'alive', 'words');
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  one.clientID = 7;
  other.clientID = 7;
  noteWith(one, 'gone', 'abc');
  for (const n of [1, 2, 3]) other.getMap('meta').set('title', `Title ${n}`);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(ann));
  const [alive] = [...other.getMap<Y.Map<Y.Text>>('notes').values()];
  alive?.get('text')?.insert(2, 'twofold');
  const room = new RoomDocument(newDoc());
  room.apply(Y.encodeStateAsUpdate(ann), [], 'ann');
  room.apply(Y.encodeStateAsUpdate(one), [], 'one');
  room.doc.getMap('notes').delete('gone');
  const end = Y.getState(other.store, 7);
  return { room, update: Y.encodeStateAsUpdate(other), spans: [{ client: 7, first: 0, end }] };
}

it('a struct whose beginning was collected is taken from where it is new; Yjs alone throws half-way', () => {
  const { room, update, spans } = twins();
  expect(room.apply(update, spans, 'other')).toBe(true);
  expect(room.clockOf(7)).toBe(spans[0]!.end);
  expect(JSON.stringify(room.doc.getMap('notes'))).toContain('words');
  const bare = twins();
  expect(() => Y.applyUpdate(bare.room.doc, bare.update)).toThrow();
});

it('a note with half a value deleted can be deleted; Yjs alone throws while it collects', () => {
  const note = craft(raw(0x27), 1, 'notes', 'n', 1);
  const twoValues = craft(raw(0x28), 0, 7, 0, 'tone', 2, raw(120, 120));
  const halfDeleted = craft(1, 2, 7, 0, note, twoValues, 1, 7, 1, 2, 1);
  const deletedNote = craft(0, 1, 7, 1, 0, 1);
  const guard = new Guard('editor');
  for (const update of [halfDeleted, deletedNote])
    expect(guard.check(writeUpdate(update), 0)).toMatchObject({ verdict: 'pass' });
  const room = new RoomDocument(newDoc());
  room.apply(halfDeleted, [], 'mallory');
  expect(room.doc.getMap('notes').size).toBe(1);
  room.apply(deletedNote, [], 'mallory');
  expect(room.doc.getMap('notes').size).toBe(0);
  const bare = new Y.Doc();
  Y.applyUpdate(bare, halfDeleted);
  expect(() => Y.applyUpdate(bare, deletedNote)).toThrow();
});
