/** The steps that made the tables of maps.sqlite. A step that was ever released is never changed, only followed. */
export const mapTables: readonly string[] = [
  `CREATE TABLE maps (
     id TEXT PRIMARY KEY,
     epoch INTEGER NOT NULL,
     title TEXT NOT NULL,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE snapshots (
     map_id TEXT PRIMARY KEY REFERENCES maps(id) ON DELETE CASCADE,
     through INTEGER NOT NULL,
     bytes BLOB NOT NULL
   ) STRICT;
   CREATE TABLE updates (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     map_id TEXT NOT NULL REFERENCES maps(id) ON DELETE CASCADE,
     bytes BLOB NOT NULL
   ) STRICT;
   CREATE INDEX updates_by_map ON updates (map_id, seq);
   CREATE TABLE tickets (
     hash TEXT PRIMARY KEY,
     map_id TEXT NOT NULL REFERENCES maps(id) ON DELETE CASCADE,
     role TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tickets_by_map ON tickets (map_id);`,
  `CREATE TABLE clients (
     map_id TEXT NOT NULL REFERENCES maps(id) ON DELETE CASCADE,
     client INTEGER NOT NULL,
     person TEXT NOT NULL,
     PRIMARY KEY (map_id, client)
   ) STRICT, WITHOUT ROWID;`,
  // Tickets went to access.sqlite, with all else that opens a map; none is good for longer than half a day.
  'DROP TABLE tickets;',
];
