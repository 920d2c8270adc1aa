import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { inTransaction } from './inTransaction.ts';
import { mapTables } from './mapTables.ts';
import type { CommitAbout, Fold, MapEntry, MapKeeper, PeopleByClient, StoredDocument } from './MapKeeper.ts';
import { openSqlite } from './openSqlite.ts';
import { startOver } from './startOver.ts';

type Row = Record<string, SQLOutputValue>;

/**
 * Keeps maps in one SQLite file, WAL with `synchronous=FULL`: 0.3 ms a commit. The work is done at once on this
 * thread (nothing heavy comes here: rows of failures have their own file and thread); promises are for keepers
 * that are further away.
 */
export async function openSqliteMapKeeper(file: string): Promise<MapKeeper> {
  const db = openSqlite(file, mapTables);
  return { ...mapCalls(db), ...documentCalls(db), ...peopleCalls(db), ...houseCalls(db) };
}

function mapCalls(db: DatabaseSync): Pick<MapKeeper, 'create' | 'list' | 'find' | 'remove'> {
  const insertMap = db.prepare(
    'INSERT INTO maps (id, epoch, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
  );
  const insertSnapshot = db.prepare('INSERT INTO snapshots (map_id, through, bytes) VALUES (?, 0, ?)');
  const all = db.prepare('SELECT * FROM maps ORDER BY updated_at DESC, id');
  const one = db.prepare('SELECT * FROM maps WHERE id = ?');
  const deleteMap = db.prepare('DELETE FROM maps WHERE id = ?');
  return {
    create: async (entry: MapEntry, snapshot: Uint8Array) =>
      inTransaction(db, () => {
        insertMap.run(entry.id, entry.epoch, entry.title, entry.createdAt, entry.updatedAt);
        insertSnapshot.run(entry.id, snapshot);
      }),
    list: async () => all.all().map(toEntry),
    find: async (id: string) => {
      const row = one.get(id);
      return row === undefined ? null : toEntry(row);
    },
    remove: async (id: string) => deleteMap.run(id).changes > 0,
  };
}

function toEntry(row: Row): MapEntry {
  return {
    id: String(row['id']),
    epoch: Number(row['epoch']),
    title: String(row['title']),
    createdAt: String(row['created_at']),
    updatedAt: String(row['updated_at']),
  };
}

function documentCalls(db: DatabaseSync): Pick<MapKeeper, 'load' | 'append' | 'compact' | 'startOver'> {
  const snapshotOf = db.prepare('SELECT through, bytes FROM snapshots WHERE map_id = ?');
  const updatesOf = db.prepare('SELECT seq, bytes FROM updates WHERE map_id = ? AND seq > ? ORDER BY seq');
  const touch = db.prepare('UPDATE maps SET title = ?, updated_at = ? WHERE id = ?');
  const insert = db.prepare('INSERT INTO updates (map_id, bytes) VALUES (?, ?)');
  const bind = db.prepare(bindClient);
  const fold = db.prepare('UPDATE snapshots SET through = ?, bytes = ? WHERE map_id = ? AND through <= ?');
  const forget = db.prepare('DELETE FROM updates WHERE map_id = ? AND seq <= ?');
  return {
    load: async (id: string) => readDocument(snapshotOf, updatesOf, id),
    append: async (id: string, updates: readonly Uint8Array[], about: CommitAbout) =>
      inTransaction(db, () => {
        if (touch.run(about.title, about.at, id).changes === 0) throw new Error(`There is no map ${id}.`);
        let last = 0;
        for (const update of updates) last = Number(insert.run(id, update).lastInsertRowid);
        for (const [client, person] of about.people ?? []) bind.run(id, client, person);
        return last;
      }),
    compact: async (id: string, snapshot: Uint8Array, { through, updates }: Fold) =>
      inTransaction(db, () => {
        if (fold.run(through, snapshot, id, through).changes === 0) {
          throw new Error(`Map ${id} is not there or has a later snapshot.`);
        }
        if (forget.run(id, through).changes !== updates) {
          throw new Error(`Map ${id} has other updates than the snapshot was made of.`);
        }
      }),
    startOver: async (id: string, snapshot: Uint8Array, anew: { epoch: number; fold: Fold }) =>
      inTransaction(db, () => startOver(db, id, { snapshot, ...anew })),
  };
}

const bindClient = 'INSERT OR IGNORE INTO clients (map_id, client, person) VALUES (?, ?, ?)';

function peopleCalls(db: DatabaseSync): Pick<MapKeeper, 'bind' | 'peopleByClient'> {
  const all = db.prepare('SELECT client, person FROM clients WHERE map_id = ?');
  const bind = db.prepare(bindClient);
  return {
    bind: async (id: string, people: PeopleByClient) =>
      inTransaction(db, () => {
        for (const [client, person] of people) bind.run(id, client, person);
      }),
    peopleByClient: async (id: string): Promise<PeopleByClient> => new Map(all.all(id).map(toPair)),
  };
}

function toPair(row: Row): [client: number, person: string] {
  return [Number(row['client']), String(row['person'])];
}

function readDocument(
  snapshotOf: StatementSync,
  updatesOf: StatementSync,
  id: string,
): StoredDocument | null {
  const snapshot = snapshotOf.get(id);
  if (snapshot === undefined) return null;
  const through = Number(snapshot['through']);
  const rows = updatesOf.all(id, through);
  return {
    snapshot: toBytes(snapshot),
    updates: rows.map(toBytes),
    through: Number(rows.at(-1)?.['seq'] ?? through),
  };
}

function toBytes(row: Row): Uint8Array {
  const bytes = row['bytes'];
  if (!(bytes instanceof Uint8Array)) throw new Error('A stored document is not bytes.');
  return bytes;
}

function houseCalls(db: DatabaseSync): Pick<MapKeeper, 'probe' | 'close'> {
  return {
    probe: async () => {
      // Writes the file's header, unchanged, and waits for the disk: a full or read-only one shows here.
      db.exec(`PRAGMA application_id = ${0x7468726c}`);
    },
    close: async () => db.close(),
  };
}
