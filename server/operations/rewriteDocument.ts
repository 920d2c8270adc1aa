import type { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import { metaOf } from '#document/schema.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { encodeIntegrated, pendingBytes } from '#server/sync/pending.ts';
import { nextEpoch } from './nextEpoch.ts';

type Loaded = { readonly doc: Y.Doc; readonly epoch: number; readonly through: number };

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
  return { doc, epoch: Number(found['epoch']), through };
}

/**
 * Changes a stored document and keeps of it only what it says now: its journal and all that was deleted in it are gone,
 * and its epoch rises, so that no browser brings them back. False where there is no such document. Throws where it
 * cannot be read in full: then it stays as it is.
 */
export function rewriteDocument(
  db: DatabaseSync,
  map: string,
  { work, now }: { readonly work: (doc: Y.Doc) => void; readonly now: Date },
): boolean {
  const loaded = loadDocument(db, map);
  if (loaded === null) return false;
  const { doc, epoch, through } = loaded;
  work(doc);
  inTransaction(db, () => {
    db.prepare('DELETE FROM updates WHERE map_id = ?').run(map);
    const bytes = encodeIntegrated(doc);
    db.prepare('UPDATE snapshots SET through = ?, bytes = ? WHERE map_id = ?').run(through, bytes, map);
    db.prepare('UPDATE maps SET epoch = ? WHERE id = ?').run(nextEpoch(epoch, now), map);
    const title = metaOf(doc).get('title');
    if (typeof title === 'string') db.prepare('UPDATE maps SET title = ? WHERE id = ?').run(title, map);
  });
  doc.destroy();
  return true;
}
