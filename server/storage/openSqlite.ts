import { DatabaseSync } from 'node:sqlite';

/**
 * Opens a database file so that a commit that returned is on disk, what was deleted is overwritten, and only this
 * process writes. Refuses a damaged file and one from a newer version, changing neither. `schema` is the list of
 * steps that ever made the tables, oldest first; `user_version` counts those done.
 */
export function openSqlite(file: string, schema: readonly string[]): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2_000, enableForeignKeyConstraints: true, defensive: true });
  try {
    prepare(db, file, schema);
    return db;
  } catch (error) {
    db.close();
    throw describe(error, file);
  }
}

function prepare(db: DatabaseSync, file: string, schema: readonly string[]): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA secure_delete = ON');
  db.exec('PRAGMA trusted_schema = OFF');
  db.exec('PRAGMA cell_size_check = ON');
  const check = db.prepare('PRAGMA quick_check(1)').get();
  if (check?.['quick_check'] !== 'ok') {
    throw new Error(
      `${file} is damaged (${String(check?.['quick_check'])}). It was left as it is: load a backup.`,
    );
  }
  const done = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (done > schema.length) {
    throw new Error(`${file} was written by a newer version of Throughline. It was left as it is.`);
  }
  if (done === schema.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of schema.slice(done)) db.exec(step);
  db.exec(`PRAGMA user_version = ${schema.length}`);
  db.exec('COMMIT');
}

const sqliteBusy = 5;

function describe(error: unknown, file: string): unknown {
  if (error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === sqliteBusy) {
    return new Error(`${file} is in use: another Throughline is running on this data folder.`, {
      cause: error,
    });
  }
  return error;
}
