/** The steps that made the tables of access.sqlite. A step that was ever released is never changed, only followed. */
export const accessTables: readonly string[] = [
  `CREATE TABLE accounts (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     role TEXT NOT NULL,
     password TEXT NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE links (
     id TEXT PRIMARY KEY,
     map_id TEXT NOT NULL,
     role TEXT NOT NULL,
     department TEXT,
     view TEXT,
     verbatims INTEGER NOT NULL,
     token_hash TEXT NOT NULL UNIQUE,
     code TEXT NOT NULL UNIQUE,
     created_at TEXT NOT NULL,
     keys_made_at TEXT NOT NULL,
     expires_at TEXT,
     revoked_at TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX links_by_map ON links (map_id, created_at);
   CREATE TABLE people (
     id TEXT PRIMARY KEY,
     map_id TEXT NOT NULL,
     link_id TEXT NOT NULL REFERENCES links(id) ON DELETE CASCADE,
     name TEXT NOT NULL,
     role TEXT,
     rejoin_hash TEXT NOT NULL UNIQUE,
     created_at TEXT NOT NULL,
     removed_at TEXT
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX people_by_map ON people (map_id, created_at);
   CREATE INDEX people_by_link ON people (link_id);
   CREATE TABLE sessions (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     account_id TEXT REFERENCES accounts(id) ON DELETE CASCADE,
     person_id TEXT REFERENCES people(id) ON DELETE CASCADE,
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     CHECK ((account_id IS NULL) <> (person_id IS NULL))
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX sessions_by_account ON sessions (account_id);
   CREATE INDEX sessions_by_person ON sessions (person_id);
   CREATE TABLE tickets (
     hash TEXT PRIMARY KEY,
     map_id TEXT NOT NULL,
     role TEXT NOT NULL,
     person_id TEXT NOT NULL,
     name TEXT NOT NULL,
     session_id TEXT REFERENCES sessions(id) ON DELETE CASCADE,
     expires_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tickets_by_session ON tickets (session_id);
   CREATE TABLE audit (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     map_id TEXT,
     person_id TEXT NOT NULL,
     what TEXT NOT NULL
   ) STRICT;
   CREATE INDEX audit_by_map ON audit (map_id, seq);
   CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'The audit is only added to.'); END;
   CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'The audit is only added to.'); END;`,
  // What is older than 400 days, and what a million entries came after, may go: else a guest's joins fill the disk.
  `DROP TRIGGER audit_is_not_deleted;
   CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
     WHEN OLD.at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-400 days')
       AND OLD.seq > (SELECT max(seq) FROM audit) - 1000000
     BEGIN SELECT RAISE(ABORT, 'The audit is only added to.'); END;`,
];
