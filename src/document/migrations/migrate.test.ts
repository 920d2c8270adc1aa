import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from '../makeDocument.ts';
import { readMap } from '../readMap.ts';
import { metaOf, schemaVersion } from '../schema.ts';
import { migrate, migrations } from './migrate.ts';

type Fixture = { readonly update: string; readonly counts: Record<string, number>; readonly title: string };

/** Every version that was ever written to a disk, as it was written. */
function storedDocument(version: number): { doc: Y.Doc; fixture: Fixture } {
  const path = new URL(`./fixtures/version${version}.json`, import.meta.url);
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(fixture.update, 'base64'));
  return { doc, fixture };
}

test('migrations are numbered without gaps up to the version that this build writes', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(
    Array.from({ length: schemaVersion - 1 }, (_, index) => index + 2),
  );
});

test('the stored document of every version opens whole', () => {
  for (let version = 1; version <= schemaVersion; version += 1) {
    const { doc, fixture } = storedDocument(version);
    expect(['current', 'migrated']).toContain(migrate(doc).outcome);
    const { map, problems } = readMap(doc);
    expect(problems).toEqual([]);
    expect(map.meta.title).toBe(fixture.title);
    expect(map.meta.schemaVersion).toBe(schemaVersion);
    for (const [noun, count] of Object.entries(fixture.counts)) {
      expect(map[noun as keyof typeof map]).toHaveProperty('size', count);
    }
  }
});

test('a document from a newer build is left as it is and reported', () => {
  const doc = makeDocument(emptyMap());
  metaOf(doc).set('schemaVersion', schemaVersion + 1);
  const before = Y.encodeStateAsUpdate(doc);
  expect(migrate(doc)).toEqual({ outcome: 'newer', from: schemaVersion + 1 });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});
