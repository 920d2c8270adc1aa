import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { assertUnused, FileInUse } from '#server/storage/openSqlite.ts';

/** Throws with a sentence where somebody has a file of the folder open. Damaged files are nobody's; none is changed. */
export function assertFree(dataDir: string): void {
  for (const { name } of dataFiles) {
    if (!existsSync(join(dataDir, name))) continue;
    try {
      assertUnused(join(dataDir, name));
    } catch (error) {
      if (error instanceof FileInUse) throw error;
    }
  }
}
