/**
 * The steps that made the tables of history.sqlite. A step that was ever released is never changed, only followed.
 * `versions.document` is the map as own JSON, zstd-compressed. `writes.before` is JSON: what stood in a field before one
 * person's run of writes to it, NULL where the field was not there; a field '' is the whole record. Where
 * `is_lost` is 1 it was too large to keep. `forgotten.at` is up to when a map's writes were let go for want of room.
 */
export const historyTables: readonly string[] = [
  `CREATE TABLE versions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     map_id TEXT NOT NULL,
     at TEXT NOT NULL,
     name TEXT,
     why TEXT NOT NULL,
     by TEXT NOT NULL,
     things INTEGER NOT NULL,
     hash TEXT NOT NULL,
     document BLOB NOT NULL
   ) STRICT;
   CREATE INDEX versions_by_map ON versions (map_id, id);
   CREATE TABLE writes (
     seq INTEGER PRIMARY KEY,
     map_id TEXT NOT NULL,
     noun TEXT NOT NULL,
     thing TEXT NOT NULL,
     field TEXT NOT NULL,
     person_id TEXT NOT NULL,
     first_at TEXT NOT NULL,
     last_at TEXT NOT NULL,
     before TEXT
   ) STRICT;
   CREATE INDEX writes_by_map ON writes (map_id, last_at);
   CREATE INDEX writes_by_thing ON writes (map_id, noun, thing);
   CREATE TABLE last_writes (
     map_id TEXT NOT NULL,
     noun TEXT NOT NULL,
     thing TEXT NOT NULL,
     person_id TEXT NOT NULL,
     at TEXT NOT NULL,
     PRIMARY KEY (map_id, noun, thing)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE people (
     map_id TEXT NOT NULL,
     person_id TEXT NOT NULL,
     name TEXT NOT NULL,
     PRIMARY KEY (map_id, person_id)
   ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE writes ADD COLUMN is_lost INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE forgotten (map_id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];
