import { join } from 'node:path';
import * as Y from 'yjs';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';

/** A map as it lies on disk, read without any server that could mend it or client that could bring it again. */
export async function readFromDisk(dataDir: string, mapId: string): Promise<Y.Doc> {
  const keeper = await openSqliteMapKeeper(join(dataDir, 'maps.sqlite'));
  const stored = await keeper.load(mapId);
  await keeper.close();
  if (stored === null) throw new Error(`There is no map ${mapId} on disk.`);
  const doc = new Y.Doc();
  for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error(`Map ${mapId}: a part of the journal is missing on disk.`);
  }
  return doc;
}

/** How many of the updates the document does not hold: applying one that it holds, deletes too, changes nothing. */
export function countMissing(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let changes = 0;
  const note = () => void (changes += 1);
  doc.on('update', note);
  for (const update of updates) Y.applyUpdate(doc, update);
  doc.off('update', note);
  return changes + (doc.store.pendingStructs === null && doc.store.pendingDs === null ? 0 : 1);
}
