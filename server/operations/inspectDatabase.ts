import { DatabaseSync } from 'node:sqlite';
import { schemaOf } from '#server/storage/openSqlite.ts';

export type InspectedDatabase = {
  /** What is wrong with its pages, tables or references; null where nothing is. */
  readonly problem: string | null;
  readonly schema: number;
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
};

/** What SQLite says when the machine and not the file is at fault: no memory, no right, a full disk, too many files. */
const hindrances = { busy: 5, noMemory: 7, readOnly: 8, io: 10, full: 13, cannotOpen: 14 } as const;
/** Read errors that a file has of itself: it ends too early, or its disk gives back other bytes. */
const ownReadErrors = [522, 8_458];

/**
 * Goes through a copy of a database: every page, every reference, every table counted. The copy becomes one file
 * without a write-ahead log beside it. Throws where it could not be looked through, which says nothing of the file.
 */
export function inspectDatabase(file: string): InspectedDatabase {
  const db = new DatabaseSync(file, { defensive: true });
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    db.exec('PRAGMA trusted_schema = OFF');
    return { problem: problemOf(db), schema: schemaOf(db), counts: countTables(db) };
  } catch (error) {
    if (isHindered(error)) throw error;
    return { problem: error instanceof Error ? error.message : String(error), schema: 0, counts: {} };
  } finally {
    db.close();
  }
}

function isHindered(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return Object.values<number>(hindrances).includes(code % 256) && !ownReadErrors.includes(code);
}

function problemOf(db: DatabaseSync): string | null {
  const check = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  if (check !== 'ok') return String(check);
  const orphan = db.prepare('PRAGMA foreign_key_check').get();
  if (orphan === undefined) return null;
  return `a row of ${String(orphan['table'])} refers to a row of ${String(orphan['parent'])} that is not there`;
}

function countTables(db: DatabaseSync): Record<string, number> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => {
      const count = db.prepare(`SELECT count(*) AS count FROM "${String(name)}"`).get()?.['count'];
      return [String(name), Number(count)];
    }),
  );
}
