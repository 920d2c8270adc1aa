import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { freshCopy } from './freshCopy.ts';
import { makeDocument } from './makeDocument.ts';
import { readMap } from './readMap.ts';
import { recordsOf } from './schema.ts';

/** A document with a past: things that are gone, values and letters that were written over, by two people. */
function lived(doc: Y.Doc): Y.Doc {
  for (const writer of [1, 2]) {
    doc.clientID = writer;
    for (const note of recordsOf(doc, 'notes').values()) {
      note.set('position', { x: writer, y: 2 });
      const text = note.get('text');
      if (text instanceof Y.Text) text.insert(0, 'Then ');
    }
    for (const id of [...recordsOf(doc, 'paths').keys()].slice(0, 1)) recordsOf(doc, 'paths').delete(id);
    doc.getMap('personas').set('junk', `by ${writer}`);
  }
  return doc;
}

test('a fresh copy says what the document says, in one writer’s structs, with nothing that is gone', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const doc = lived(makeDocument(map));
      const copy = freshCopy(doc);
      expect(readMap(copy)).toEqual(readMap(doc));
      expect(copy.toJSON()).toEqual(doc.toJSON());
      expect(copy.store.clients.size).toBe(1);
      const structs = [...copy.store.clients.values()].flat();
      expect(structs.some((struct) => struct.deleted)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('what was written over a thousand times takes as much room as if it were written once', () => {
  const doc = new Y.Doc();
  const note = new Y.Map<unknown>([['text', new Y.Text('Waits')]]);
  doc.getMap('notes').set('n', note);
  const once = Y.encodeStateAsUpdate(doc).byteLength;
  for (let time = 0; time < 1_000; time += 1) note.set(time % 2 === 0 ? 'tone' : 'order', `${time}`);
  note.set('tone', 'sun');
  note.delete('order');
  const copy = freshCopy(doc);
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeGreaterThan(5_000);
  expect(Y.encodeStateAsUpdate(copy).byteLength).toBeLessThan(once + 30);
  const text = copy.getMap<Y.Map<Y.Text>>('notes').get('n')?.get('text');
  text?.insert(5, ' long');
  expect(copy.getMap('notes').toJSON()).toEqual({ n: { text: 'Waits long', tone: 'sun' } });
});
