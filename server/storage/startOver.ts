import type { DatabaseSync } from 'node:sqlite';
import type { Fold } from './MapKeeper.ts';

export type NewBeginning = {
  readonly epoch: number;
  readonly snapshot: Uint8Array;
  /** What the document that the snapshot was made of held. */
  readonly fold: Fold;
};

/**
 * Puts a document that shares nothing with the one before in its place, under a new epoch: its journal goes, and so
 * does whose client ids were whose, since none of them is in it. To be called in a transaction; throws where the map
 * is not there or has other updates than the snapshot was made of.
 */
export function startOver(
  db: DatabaseSync,
  map: string,
  { epoch, snapshot, fold: { through, updates } }: NewBeginning,
): void {
  const put = db.prepare('UPDATE snapshots SET through = ?, bytes = ? WHERE map_id = ? AND through <= ?');
  if (put.run(through, snapshot, map, through).changes === 0) {
    throw new Error(`Map ${map} is not there or has a later snapshot.`);
  }
  if (db.prepare('DELETE FROM updates WHERE map_id = ?').run(map).changes !== updates) {
    throw new Error(`Map ${map} has other updates than the snapshot was made of.`);
  }
  db.prepare('DELETE FROM clients WHERE map_id = ?').run(map);
  db.prepare('UPDATE maps SET epoch = ? WHERE id = ?').run(epoch, map);
}
