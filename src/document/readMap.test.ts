import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from './makeDocument.ts';
import { readMap } from './readMap.ts';
import { metaOf, schemaVersion } from './schema.ts';

test('a map that is written and read back is the same map', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const result = readMap(makeDocument(map));
      expect(result.problems).toEqual([]);
      expect(result.map).toEqual({ ...map, meta: { ...map.meta, schemaVersion } });
    }),
  );
});

test('a bad field of the map itself falls back alone', () => {
  const doc = makeDocument(emptyMap({ title: 'Kept' }));
  metaOf(doc).set('currency', 'money');
  expect(readMap(doc).map.meta).toMatchObject({ title: 'Kept', currency: 'EUR' });
});
