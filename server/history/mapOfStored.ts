import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import type { SetAside } from '#domain/compare/undoWrites.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rawRecord, readMap } from '#document/readMap.ts';
import type { StoredDocument } from '#server/storage/MapKeeper.ts';

/**
 * The map that a stored document holds, unrepaired: what a merge left dangling is part of a version too. Beside it the
 * records that do not fit their schema.
 */
export function mapOfStored({ snapshot, updates }: StoredDocument): {
  readonly map: JourneyMap;
  readonly setAside: readonly SetAside[];
} {
  const doc = newDoc();
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const { map, problems } = readMap(doc);
  const setAside = problems.map(({ noun, id }) => ({ noun, id, fields: rawRecord(doc, noun, id) }));
  doc.destroy();
  return { map, setAside };
}
