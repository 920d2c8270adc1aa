import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens a database file so that a commit that returned is on disk, what was deleted is overwritten, and only this
 * process writes. Refuses a damaged file and one from a newer version, changing neither. `schema` is the list of
 * steps that ever made the tables, oldest first; `user_version` counts those done.
 */
export function openSqlite(file: string, schema: readonly string[]): DatabaseSync {
  if (existsSync(file) && statSync(file).size > 0) examineSqlite(file, schema.length);
  return open(file, (db) => bringUp(db, schema));
}

/**
 * Throws when the file is damaged, or has seen more steps than are known here. It looks through a connection that
 * cannot write, because closing one that can folds the log into the file, damaged or not.
 */
export function examineSqlite(file: string, knownSteps: number): void {
  readOnly(file, (db) => {
    const found = String(db.prepare('PRAGMA quick_check(1)').get()?.['quick_check']);
    if (found !== 'ok')
      throw new Error(`${file} is damaged (${found}). It was left as it is: ${cureOf(file)}.`);
    if (schemaOf(db) > knownSteps) {
      throw new Error(`${file} was written by a newer version of Throughline. It was left as it is.`);
    }
  });
}

/** Throws where another process has the file open, or it is damaged. It is not changed. */
export function assertUnused(file: string): void {
  readOnly(file, (db) => void schemaOf(db));
}

function readOnly(file: string, work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
  try {
    work(db);
  } catch (error) {
    throw describe(error, file);
  } finally {
    db.close();
    // The index of the log that a reader makes; the server keeps its own in memory.
    rmSync(`${file}-shm`, { force: true });
  }
}

/** The same for a file whose tables stay as they are, of whatever version; nothing of it is looked at yet. */
export function claimSqlite(file: string): DatabaseSync {
  return open(file, () => undefined);
}

/** How many of its steps a database has seen. */
export function schemaOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
}

const openFiles = new Map<string, DatabaseSync>();

/** The connection that this thread has on a file; null where it has none. */
export function openedSqlite(file: string): DatabaseSync | null {
  const db = openFiles.get(file);
  return db?.isOpen === true ? db : null;
}

function open(file: string, prepare: (db: DatabaseSync) => void): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2_000, enableForeignKeyConstraints: true, defensive: true });
  try {
    claim(db);
    prepare(db);
  } catch (error) {
    db.close();
    throw describe(error, file);
  }
  for (const [name, known] of openFiles) if (!known.isOpen) openFiles.delete(name);
  openFiles.set(file, db);
  return db;
}

function claim(db: DatabaseSync): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA secure_delete = ON');
  db.exec('PRAGMA trusted_schema = OFF');
  db.exec('PRAGMA cell_size_check = ON');
}

function bringUp(db: DatabaseSync, schema: readonly string[]): void {
  const done = schemaOf(db);
  if (done === schema.length) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of schema.slice(done)) db.exec(step);
  db.exec(`PRAGMA user_version = ${schema.length}`);
  db.exec('COMMIT');
}

export class FileInUse extends Error {}

const sqlite = { busy: 5, corrupt: 11, notADatabase: 26 } as const;

function describe(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : 0;
  const options = { cause: error };
  switch (code) {
    case sqlite.busy:
      return new FileInUse(`${file} is in use: another Throughline is running on this data folder.`, options);
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new Error(`${file} is damaged. It was left as it is: ${cureOf(file)}.`, options);
    default:
      return error;
  }
}

/** Loading leaves accounts as they are unless it is told: who was put out since the backup would come back in. */
function cureOf(file: string): string {
  return basename(file) === 'access.sqlite' ? 'load a backup with --accounts' : 'load a backup';
}
