import { expect, test } from 'vitest';
import type { Change } from '#domain/edits/change.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { createHistory } from './history.ts';
import { makeDocument } from './makeDocument.ts';
import { readMap } from './readMap.ts';
import { applyChanges, slicesOf } from './applyChanges.ts';
import { SERVER } from './origins.ts';

function manyNotes(count: number): Change[] {
  return Array.from({ length: count }, (_, index) => ({
    op: 'put',
    noun: 'notes',
    record: noteSchema.parse({ id: `n${index}`, text: 'x'.repeat(80), position: { x: index, y: 0 } }),
  }));
}

test('a plan too large for one update is cut into slices, each below the limits, and is one undo step', () => {
  const doc = makeDocument(emptyMap());
  const history = createHistory(doc);
  const sizes: number[] = [];
  doc.on('update', (update: Uint8Array) => sizes.push(update.length));
  const plan = manyNotes(1_500);
  history.commit(plan);
  expect(slicesOf(plan).length).toBeGreaterThan(1);
  expect(sizes.length).toBe(slicesOf(plan).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100 * 1024);
  expect(history.undo()).toBe('done');
  expect(readMap(doc).map.notes.size).toBe(0);
  expect(history.redo()).toBe('done');
  expect(readMap(doc).map.notes.size).toBe(1_500);
});

test('two plans are two steps, typing with one merge key is one', () => {
  const doc = makeDocument(emptyMap());
  const history = createHistory(doc);
  const rename = (title: string, merge?: string) =>
    history.commit([{ op: 'setMeta', fields: { title } }], merge);
  rename('A');
  rename('B');
  history.undo();
  expect(readMap(doc).map.meta.title).toBe('A');
  rename('C', 'title');
  rename('CD', 'title');
  history.undo();
  expect(readMap(doc).map.meta.title).toBe('A');
});

test("undo leaves other people's edits alone and says when it has no effect any more", () => {
  const doc = makeDocument(emptyMap());
  const history = createHistory(doc);
  history.commit([{ op: 'setMeta', fields: { title: 'mine' } }]);
  applyChanges(doc, [{ op: 'setMeta', fields: { title: 'theirs' } }], SERVER);
  history.undo();
  expect(readMap(doc).map.meta.title).toBe('theirs');
  expect(history.undo()).toBe('nothing left');
});
