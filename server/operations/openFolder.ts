import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';

/** The databases of a data folder by their file's name. */
export type OpenFolder = ReadonlyMap<string, DatabaseSync>;

/** Opens every database of a folder that nobody else has open, works on them, and closes them whatever happens. */
export function withFolder<T>(dataDir: string, work: (folder: OpenFolder) => T): T {
  const folder = new Map<string, DatabaseSync>();
  try {
    for (const { name, schema } of dataFiles) {
      if (existsSync(join(dataDir, name))) folder.set(name, openSqlite(join(dataDir, name), schema));
    }
    return work(folder);
  } finally {
    for (const db of folder.values()) db.close();
  }
}
