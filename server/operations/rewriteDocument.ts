import type { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { freshCopy } from '#document/freshCopy.ts';
import { newDoc } from '#document/newDoc.ts';
import { metaOf } from '#document/schema.ts';
import type { Fold } from '#server/storage/MapKeeper.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { nextEpoch } from '#server/nextEpoch.ts';
import { startOver } from '#server/storage/startOver.ts';
import { pendingBytes } from '#server/sync/pending.ts';

type Loaded = { readonly doc: Y.Doc; readonly epoch: number; readonly fold: Fold };

/** A stored document, to be read or rewritten; null where there is none. Throws where it cannot be read in full. */
export function loadDocument(db: DatabaseSync, map: string): Loaded | null {
  const found = db
    .prepare('SELECT epoch, through, bytes FROM maps JOIN snapshots ON map_id = id WHERE id = ?')
    .get(map);
  if (found === undefined) return null;
  const updates = db.prepare('SELECT seq, bytes FROM updates WHERE map_id = ? ORDER BY seq').all(map);
  const doc = newDoc();
  doc.transact(() => {
    for (const { bytes } of [found, ...updates]) Y.applyUpdate(doc, bytes as Uint8Array);
  });
  if (pendingBytes(doc) > 0) throw new Error(`Map ${map}: a part of its journal is missing. Load a backup.`);
  const through = Number(updates.at(-1)?.['seq'] ?? found['through']);
  return { doc, epoch: Number(found['epoch']), fold: { through, updates: updates.length } };
}

/**
 * Changes a stored document and keeps of it only what it says now: its journal, all that was deleted in it and who
 * wrote what are gone, and its epoch rises, so that no browser brings them back. False where there is no such document. Throws where it
 * cannot be read in full: then it stays as it is.
 */
export function rewriteDocument(
  db: DatabaseSync,
  map: string,
  { work, now }: { readonly work: (doc: Y.Doc) => void; readonly now: Date },
): boolean {
  const loaded = loadDocument(db, map);
  if (loaded === null) return false;
  const { doc, epoch, fold } = loaded;
  work(doc);
  const fresh = freshCopy(doc);
  inTransaction(db, () => {
    startOver(db, map, { epoch: nextEpoch(epoch, now), snapshot: Y.encodeStateAsUpdate(fresh), fold });
    const title = metaOf(doc).get('title');
    if (typeof title === 'string') db.prepare('UPDATE maps SET title = ? WHERE id = ?').run(title, map);
  });
  doc.destroy();
  fresh.destroy();
  return true;
}
