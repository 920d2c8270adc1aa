import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from './makeDocument.ts';
import { SERVER } from './origins.ts';
import { readMap } from './readMap.ts';
import { removeUnseen } from './removeUnseen.ts';
import { metaOf, recordsOf } from './schema.ts';

const junk = 'x'.repeat(10_000);

function updatesOf(doc: Y.Doc, work: () => void): number {
  let count = 0;
  doc.on('update', () => (count += 1));
  work();
  return count;
}

test('nothing goes from a map that was written by our writers', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const doc = makeDocument(map);
      for (const noun of ['notes', 'paths'] as const) {
        for (const id of [...recordsOf(doc, noun).keys()].slice(0, 1)) recordsOf(doc, noun).delete(id);
      }
      for (const note of recordsOf(doc, 'notes').values()) {
        note.set('position', { x: 1, y: 2 });
        const text = note.get('text');
        if (text instanceof Y.Text) text.insert(0, 'Then ');
      }
      expect(updatesOf(doc, () => removeUnseen(doc, SERVER))).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test('what no reader shows goes, wherever it lies, and what readers show stays as it was', () => {
  const call = touchpointSchema.parse({
    id: 'call',
    name: 'Call',
    position: { x: 1, y: 2 },
    description: 'Waits',
  });
  const doc = makeDocument({ ...emptyMap({ title: 'A journey' }), touchpoints: new Map([['call', call]]) });
  const clean = readMap(doc).map;
  const size = Y.encodeStateAsUpdate(doc).byteLength;
  const record = recordsOf(doc, 'touchpoints').get('call')!;
  const text = record.get('description') as Y.Text;
  metaOf(doc).set('junk', junk);
  metaOf(doc).set('description', [junk]);
  record.set('junk', junk);
  record.set('promise', junk);
  record.set('position', { x: 1, y: 2, junk });
  record.set('size', new Y.Map(Object.entries({ ...call.size, junk })));
  text.setAttribute('name', junk);
  text.insertEmbed(2, { junk });
  text.format(0, 3, { junk });
  expect(readMap(doc).map).toEqual(clean);
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeGreaterThan(size + 8 * junk.length);
  removeUnseen(doc, SERVER);
  expect(readMap(doc).map).toEqual(clean);
  expect(record.get('description')).toBe(text);
  expect(Y.encodeStateAsUpdate(doc).byteLength).toBeLessThan(size + 300);
  expect(updatesOf(doc, () => removeUnseen(doc, SERVER))).toBe(0);
});

test('a record that does not fit stays whole: people are told that nothing of it is lost', () => {
  const doc = makeDocument(emptyMap());
  const fields: [string, unknown][] = [
    ['name', 7],
    ['later', new Y.Text('words')],
    ['text', [junk]],
  ];
  recordsOf(doc, 'notes').set('n', new Y.Map(fields));
  const before = recordsOf(doc, 'notes').toJSON();
  removeUnseen(doc, SERVER);
  expect(recordsOf(doc, 'notes').toJSON()).toEqual(before);
});
