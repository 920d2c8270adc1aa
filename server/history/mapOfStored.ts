import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { readMap } from '#document/readMap.ts';
import type { StoredDocument } from '#server/storage/MapKeeper.ts';

/** The map that a stored document holds, unrepaired: what a merge left dangling is part of a version too. */
export function mapOfStored({ snapshot, updates }: StoredDocument): JourneyMap {
  const doc = newDoc();
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const { map } = readMap(doc);
  doc.destroy();
  return map;
}
