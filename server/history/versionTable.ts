import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Author } from '#server/access/Author.ts';
import type { VersionEntry, Why } from './HistoryCalls.ts';
import { thinned } from './thinned.ts';

type Row = Record<string, SQLOutputValue>;

export type NewVersion = Omit<VersionEntry, 'id'> & { readonly hash: string; readonly json: string };

/** The versions of maps, oldest first by id. */
export type VersionTable = {
  readonly add: (mapId: string, version: NewVersion) => VersionEntry;
  readonly last: (mapId: string) => (VersionEntry & { readonly hash: string }) | null;
  /** An unnamed version gets a name; it is kept for good then. */
  readonly rename: (id: string, named: Pick<VersionEntry, 'name' | 'at' | 'by'>) => void;
  readonly countNamed: (mapId: string) => number;
  /** Newest first. */
  readonly list: (mapId: string) => readonly VersionEntry[];
  readonly find: (mapId: string, id: string) => VersionEntry | null;
  readonly json: (mapId: string, id: string) => string | null;
  /** Lets go of unnamed old versions; who made them is added to the next that stays. */
  readonly thin: (mapId: string, now: Date) => void;
  readonly removeMap: (mapId: string) => void;
};

const about = 'id, at, name, why, by, things, hash';

export function versionTable(db: DatabaseSync): VersionTable {
  const insert = db.prepare(
    'INSERT INTO versions (map_id, at, name, why, by, things, hash, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const lastOf = db.prepare(`SELECT ${about} FROM versions WHERE map_id = ? ORDER BY id DESC LIMIT 1`);
  const all = db.prepare(`SELECT ${about} FROM versions WHERE map_id = ? ORDER BY id DESC`);
  const one = db.prepare(`SELECT ${about} FROM versions WHERE map_id = ? AND id = ?`);
  const documentOf = db.prepare('SELECT document FROM versions WHERE map_id = ? AND id = ?');
  const name = db.prepare(`UPDATE versions SET name = ?, at = ?, by = ?, why = 'named' WHERE id = ?`);
  const named = db.prepare('SELECT count(*) AS count FROM versions WHERE map_id = ? AND name IS NOT NULL');
  const credit = db.prepare('UPDATE versions SET by = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM versions WHERE id = ?');
  const removeAll = db.prepare('DELETE FROM versions WHERE map_id = ?');
  const list = (mapId: string) => all.all(mapId).map(toEntry);
  return {
    add: (mapId, { at, name: label, why, by, things, hash, json }) => {
      const document = zstdCompressSync(json);
      const { lastInsertRowid } = insert.run(
        mapId,
        at,
        label,
        why,
        JSON.stringify(by),
        things,
        hash,
        document,
      );
      return { id: String(lastInsertRowid), at, name: label, why, by, things };
    },
    last: (mapId) => {
      const row = lastOf.get(mapId);
      return row === undefined ? null : { ...toEntry(row), hash: String(row['hash']) };
    },
    rename: (id, given) => void name.run(given.name, given.at, JSON.stringify(given.by), id),
    countNamed: (mapId) => Number(named.get(mapId)?.['count']),
    list,
    find: (mapId, id) => {
      const row = one.get(mapId, id);
      return row === undefined ? null : toEntry(row);
    },
    json: (mapId, id) => {
      const document = documentOf.get(mapId, id)?.['document'];
      return document instanceof Uint8Array ? zstdDecompressSync(document).toString() : null;
    },
    thin: (mapId, now) => {
      const { gone, credited } = thinned(list(mapId), now);
      for (const { id, by } of credited) credit.run(JSON.stringify(by), id);
      for (const id of gone) remove.run(id);
    },
    removeMap: (mapId) => void removeAll.run(mapId),
  };
}

function toEntry(row: Row): VersionEntry {
  return {
    id: String(row['id']),
    at: String(row['at']),
    name: row['name'] === null ? null : String(row['name']),
    why: String(row['why']) as Why,
    by: JSON.parse(String(row['by'])) as Author[],
    things: Number(row['things']),
  };
}
