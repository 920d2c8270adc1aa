import type { DatabaseSync } from 'node:sqlite';
import { forgetConfirmed } from './confirmedTable.ts';
import { raiseRevision } from './datasetTable.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { dropUnusedKeys } from './matchKeyTable.ts';

/** What is taken from one map. */
export type ErasedRows = { readonly mapId: string; readonly rows: number; readonly texts: readonly string[] };

type Found = { readonly id: number; readonly dataset: number; readonly text: string };

/**
 * Takes out what was copied from rows of one map to other files. It runs when the rows are taken and not yet committed:
 * whatever breaks off there, the rows are still known, and erasing again finds by them what is left.
 */
type EraseCopies = (erased: ErasedRows) => void;

/**
 * Takes all rows of a customer and all that was made of them. `keysOf` gives the keys that the customer may be stored
 * under in a map. Runs where nobody else has the database open: tallies and columns are made anew when asked for.
 */
export function eraseCustomer(
  db: DatabaseSync,
  keysOf: (mapId: string) => readonly string[],
  eraseCopies: EraseCopies,
): readonly ErasedRows[] {
  const maps = db.prepare('SELECT DISTINCT map_id FROM datasets ORDER BY map_id').all();
  return inTransaction(db, () =>
    maps.flatMap(({ map_id: id }) => {
      const mapId = String(id);
      const found = rowsOf(db, mapId, keysOf(mapId));
      if (found.length === 0) return [];
      removeRows(db, found);
      eraseTraces(db, mapId);
      const erased = { mapId, rows: found.length, texts: found.map(({ text }) => text) };
      eraseCopies(erased);
      return [erased];
    }),
  );
}

/** Takes a dataset with its rows and all that was made of them; null where the map has none of that id. */
export function eraseDataset(
  db: DatabaseSync,
  { mapId, dataset }: { readonly mapId: string; readonly dataset: string },
  eraseCopies: EraseCopies,
): ErasedRows | null {
  return inTransaction(db, () => {
    const found = db.prepare('SELECT no FROM datasets WHERE map_id = ? AND id = ?').get(mapId, dataset);
    if (found === undefined) return null;
    const rows = db.prepare('SELECT text FROM failures WHERE dataset = ?').all(found['no'] ?? 0);
    db.prepare('DELETE FROM datasets WHERE no = ?').run(found['no'] ?? 0);
    forgetConfirmed(db, mapId, dataset);
    eraseTraces(db, mapId);
    const erased = { mapId, rows: rows.length, texts: rows.map(({ text }) => String(text)) };
    eraseCopies(erased);
    return erased;
  });
}

function rowsOf(db: DatabaseSync, mapId: string, keys: readonly string[]): readonly Found[] {
  return db
    .prepare(
      `SELECT f.id, f.dataset, f.text FROM failures AS f JOIN datasets AS d ON d.no = f.dataset
       WHERE d.map_id = ? AND f.customer IN (SELECT value FROM json_each(?))`,
    )
    .all(mapId, JSON.stringify(keys))
    .map(({ id, dataset, text }) => ({ id: Number(id), dataset: Number(dataset), text: String(text) }));
}

function removeRows(db: DatabaseSync, found: readonly Found[]): void {
  const decision = db.prepare(
    'DELETE FROM decisions WHERE dataset = ? AND key = (SELECT key FROM failures WHERE id = ?)',
  );
  const remove = db.prepare('DELETE FROM failures WHERE id = ?');
  for (const { id, dataset } of found) {
    decision.run(dataset, id);
    remove.run(id);
  }
  const count = db.prepare(
    'UPDATE datasets SET row_count = (SELECT count(*) FROM failures WHERE dataset = no) WHERE no = ?',
  );
  for (const dataset of new Set(found.map((row) => row.dataset))) {
    count.run(dataset);
    raiseRevision(db, dataset);
    dropUnusedKeys(db, dataset);
    // How the last import went can cite its cells.
    db.prepare('DELETE FROM import_reports WHERE dataset = ?').run(dataset);
  }
}

/** What a map's rows have left elsewhere and does not say whose it was: all of it goes, and is made anew. */
function eraseTraces(db: DatabaseSync, mapId: string): void {
  for (const table of ['column_bytes', 'rejects', 'posts']) {
    db.prepare(`DELETE FROM ${table} WHERE map_id = ?`).run(mapId);
  }
  db.prepare(
    `UPDATE column_chunks SET rows_hash = '', keys_hash = '', changes = changes + 1
     WHERE dataset IN (SELECT no FROM datasets WHERE map_id = ?)`,
  ).run(mapId);
  // A trained matcher knows words of the texts that it learned from.
  db.prepare(
    `UPDATE matchers SET is_wanted = 1, trained_at = NULL, report = NULL, model = NULL
     WHERE map_id = ? AND (model IS NOT NULL OR report IS NOT NULL)`,
  ).run(mapId);
}
