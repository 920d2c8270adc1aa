import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from './contentHash.ts';
import { recordsOf } from './schema.ts';
import { sliceUpdate } from './sliceUpdate.ts';

const limits = { bytes: 600, structs: 20, clients: 3 };

const count = (update: Uint8Array) => {
  const { structs, ds } = Y.decodeUpdate(update);
  return { structs: structs.length, deletes: [...ds.clients.values()].flat().length };
};

/** Applies slices one after the other as the server does, and fails where one waits for a later one. */
function applyInOrder(doc: Y.Doc, slices: readonly Uint8Array[]): void {
  for (const slice of slices) {
    Y.applyUpdate(doc, slice);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
  }
}

function expectSliced(slices: readonly Uint8Array[]): void {
  for (const slice of slices) {
    expect(slice.byteLength).toBeLessThanOrEqual(limits.bytes + 100);
    expect(count(slice).structs).toBeLessThanOrEqual(limits.structs);
    expect(count(slice).deletes).toBeLessThanOrEqual(limits.structs);
  }
}

/** Two people who write records and texts by turns and now and then hear of each other, so that their structs refer to each other's. */
function writeTogether(turns: readonly number[]): Y.Doc {
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  one.clientID = 7;
  two.clientID = 5;
  turns.forEach((turn, index) => {
    const doc = turn % 2 === 0 ? one : two;
    const notes = recordsOf(doc, 'notes');
    const known = notes.get(`n${turn % 8}`);
    const text = known?.get('text');
    if (turn % 5 === 4) notes.delete(`n${turn % 8}`);
    else if (text instanceof Y.Text) text.insert(turn % (text.length + 1), `${index}`.padEnd(30, '·'));
    else notes.set(`n${turn % 8}`, new Y.Map([['text', new Y.Text('begun')]]));
    if (turn % 3 === 0) Y.applyUpdate(two, Y.encodeStateAsUpdate(one, Y.encodeStateVector(two)));
    if (turn % 4 === 0) Y.applyUpdate(one, Y.encodeStateAsUpdate(two, Y.encodeStateVector(one)));
  });
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  return one;
}

test('what is small goes as it is', () => {
  const update = Y.encodeStateAsUpdate(writeTogether([0, 1, 2]));
  expect(sliceUpdate(update, limits)).toEqual([update]);
});

test('slices of two people’s entangled edits are within the limits, never wait for one another, and make the same map', () => {
  let sliced = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: 30, maxLength: 250 }), (turns) => {
      const doc = writeTogether(turns);
      const slices = sliceUpdate(Y.encodeStateAsUpdate(doc), limits);
      if (slices.length > 1) sliced += 1;
      expectSliced(slices);
      const copy = new Y.Doc();
      applyInOrder(copy, slices);
      expect(contentHash(copy)).toBe(contentHash(doc));
    }),
    { numRuns: 40 },
  );
  expect(sliced).toBeGreaterThan(20);
});

test('many deletions of many people are cut too, and a part that is known already is not needed', () => {
  const doc = new Y.Doc();
  const server = new Y.Doc();
  for (let client = 1; client <= 30; client += 1) {
    const writer = new Y.Doc();
    writer.clientID = client;
    for (let n = 0; n < 60; n += 1) recordsOf(writer, 'notes').set(`${client}.${n}`, new Y.Map([['x', n]]));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer));
  }
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  for (const [index, id] of [...recordsOf(doc, 'notes').keys()].entries())
    if (index % 2 === 0) recordsOf(doc, 'notes').delete(id);
  const slices = sliceUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)), limits);
  expect(slices.length).toBeGreaterThan(1);
  expectSliced(slices);
  applyInOrder(server, slices);
  expect(contentHash(server)).toBe(contentHash(doc));
});

test('edits whose predecessor is elsewhere find it there', () => {
  const far = new Y.Doc();
  const updates: Uint8Array[] = [];
  far.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 90; n += 1) recordsOf(far, 'notes').set(`f${n}`, new Y.Map([['x', n]]));
  const doc = writeTogether(Array.from({ length: 200 }, (_, n) => n * 7));
  for (const [index, update] of updates.entries()) if (index !== 40) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).not.toBeNull();
  const slices = sliceUpdate(Y.encodeStateAsUpdate(doc), limits);
  expect(slices.length).toBeGreaterThan(1);
  const server = new Y.Doc();
  for (const update of updates.slice(0, 41)) Y.applyUpdate(server, update);
  applyInOrder(server, slices);
  Y.applyUpdate(doc, updates[40]!);
  expect(contentHash(server)).toBe(contentHash(doc));
});
