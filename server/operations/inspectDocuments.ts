import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import { migrate } from '#document/migrations/migrate.ts';
import { migrateTalk } from '#document/talk/migrateTalk.ts';
import { readMap } from '#document/readMap.ts';
import { pendingBytes } from '#server/sync/pending.ts';

/** Fatal: the map does not open. What is not fatal is kept, and shown as far as it fits. */
export type DocumentProblem = { readonly map: string; readonly problem: string; readonly isFatal: boolean };

type Found = Omit<DocumentProblem, 'map'>;

/**
 * Loads every document of a database as the server would, and tells what does not load in full, what is newer than this
 * build, and what readers have to set aside. Nothing is written.
 */
export function inspectDocuments(file: string, kind: 'map' | 'talk'): readonly DocumentProblem[] {
  const db = new DatabaseSync(file, { defensive: true, readOnly: true });
  try {
    return db
      .prepare('SELECT id FROM maps ORDER BY id')
      .all()
      .flatMap(({ id }) => problemsOf(db, String(id), kind).map((found) => ({ map: String(id), ...found })));
  } finally {
    db.close();
  }
}

function problemsOf(db: DatabaseSync, id: string, kind: 'map' | 'talk'): readonly Found[] {
  const snapshot = db.prepare('SELECT through, bytes FROM snapshots WHERE map_id = ?').get(id);
  if (snapshot === undefined) return [fatal('It has no document.')];
  const updates = db
    .prepare('SELECT bytes FROM updates WHERE map_id = ? AND seq > ? ORDER BY seq')
    .all(id, snapshot['through'] ?? 0);
  const doc = newDoc();
  try {
    doc.transact(() => {
      for (const { bytes } of [snapshot, ...updates]) Y.applyUpdate(doc, bytes as Uint8Array);
    });
    return problemsIn(doc, kind);
  } catch (error) {
    return [
      fatal(`Its document cannot be read (${error instanceof Error ? error.message : String(error)}).`),
    ];
  } finally {
    doc.destroy();
  }
}

function problemsIn(doc: Y.Doc, kind: 'map' | 'talk'): readonly Found[] {
  if (pendingBytes(doc) > 0)
    return [fatal('A part of its journal is missing: the rest does not join its snapshot.')];
  const { outcome, from } = kind === 'map' ? migrate(doc) : migrateTalk(doc);
  if (outcome === 'newer')
    return [fatal(`It was written by a newer version of Throughline (documents ${from}).`)];
  if (kind === 'talk') return [];
  const { problems } = readMap(doc);
  return problems.length === 0
    ? []
    : [
        {
          problem: `${problems.length} records in it do not fit and are not shown; they are kept.`,
          isFatal: false,
        },
      ];
}

function fatal(problem: string): Found {
  return { problem, isFatal: true };
}
