import { backup, type DatabaseSync } from 'node:sqlite';

/** A slice of 400 kB: so long a commit may have to wait for it. */
const pagesAtOnce = 100;

/**
 * Copies an open database into a new file, slice by slice on a thread of its own. The copy is of one moment, the one at
 * which it ends: what is committed meanwhile through the same connection is in it. Rejects where the disk is full.
 */
export async function copyDatabase(db: DatabaseSync, file: string): Promise<void> {
  await backup(db, file, { rate: pagesAtOnce });
}
