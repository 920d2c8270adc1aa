import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { compareMaps } from '#domain/compare/compareMaps.ts';
import { nouns, type JourneyMap } from '#domain/map/journeyMap.ts';
import { applyChanges } from './applyChanges.ts';
import { makeDocument } from './makeDocument.ts';
import { LOCAL } from './origins.ts';
import { readMap } from './readMap.ts';
import { watchWrites } from './watchWrites.ts';

type Noted = { noun: string; id: string; field: string; before: unknown; origin: unknown };

function noteWrites(doc: Y.Doc): Noted[] {
  const noted: Noted[] = [];
  watchWrites(doc, ({ before, ...write }, origin) => noted.push({ ...write, before: before(), origin }));
  return noted;
}

/** What stood there, from the map as it was. */
function beforeIn(map: JourneyMap, { noun, id, field }: Noted): unknown {
  if (noun === 'meta') return Reflect.get(map.meta, field);
  const record = map[noun as (typeof nouns)[number]].get(id);
  if (field !== '') return Reflect.get(record!, field);
  if (record === undefined) return null;
  const { id: _id, ...fields } = record;
  return fields;
}

function name({ noun, id, field }: Noted): string {
  return `${noun}/${id}/${field}`;
}

test('every write of a plan is told once, with what stood there, on this replica and on one that hears of it', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, (start, target) => {
      const doc = makeDocument(start);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      const plan = compareMaps(start, target);
      const own = noteWrites(doc);
      const heard = noteWrites(other);
      applyChanges(doc, plan, LOCAL);
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other));
      Y.applyUpdate(other, update, 'a peer');
      for (const write of own) {
        expect(write.origin).toBe(LOCAL);
        expect(write.before).toEqual(beforeIn(start, write));
      }
      expect(heard.map(name).toSorted()).toEqual(own.map(name).toSorted());
      for (const write of heard) expect(write.before).toEqual(beforeIn(start, write));
      expect(new Set(own.map(name)).size).toBe(own.length);
      expect(readMap(other).map.stages.size).toBe(target.stages.size);
    }),
  );
});

test('words typed into a long text are told with the whole text as it was, also when half of it was deleted before', () => {
  const doc = new Y.Doc();
  const text = new Y.Text('Good morning, what a day');
  doc.getMap<Y.Map<unknown>>('notes').set('n', new Y.Map<unknown>([['text', text]]));
  text.delete(4, 8);
  const noted = noteWrites(doc);
  doc.transact(() => {
    text.insert(0, 'A ');
    text.delete(6, 2);
  });
  doc.getMap('notes').delete('n');
  expect(noted.map(({ field, before }) => [field, before])).toEqual([
    ['text', 'Good, what a day'],
    ['', { text: 'A Goodwhat a day' }],
  ]);
});
