import { matcherTables } from './matcher/matcherTables.ts';

/** The steps that made the tables of failures.sqlite. A step that was ever released is never changed, only followed. */
export const failureTables: readonly string[] = [
  `CREATE TABLE datasets (
     no INTEGER PRIMARY KEY,
     map_id TEXT NOT NULL,
     id TEXT NOT NULL,
     source TEXT NOT NULL,
     name TEXT NOT NULL,
     group_by TEXT NOT NULL,
     time_zone TEXT NOT NULL,
     identity TEXT NOT NULL,
     settings TEXT NOT NULL,
     made_up INTEGER NOT NULL,
     revision INTEGER NOT NULL,
     row_count INTEGER NOT NULL,
     imported_at TEXT NOT NULL,
     UNIQUE (map_id, id),
     UNIQUE (map_id, source)
   ) STRICT;
   CREATE TABLE failures (
     id INTEGER PRIMARY KEY,
     dataset INTEGER NOT NULL REFERENCES datasets(no) ON DELETE CASCADE,
     key TEXT NOT NULL,
     source TEXT NOT NULL,
     source_id TEXT,
     kind TEXT NOT NULL,
     occurred_at INTEGER NOT NULL,
     day INTEGER NOT NULL,
     zone TEXT NOT NULL,
     precision TEXT NOT NULL,
     customer TEXT,
     channel TEXT NOT NULL,
     text TEXT NOT NULL,
     grp TEXT NOT NULL,
     fields TEXT NOT NULL,
     row_number INTEGER NOT NULL,
     UNIQUE (dataset, key)
   ) STRICT;
   CREATE INDEX failures_by_group ON failures (dataset, grp, occurred_at);
   CREATE TABLE exposures (
     map_id TEXT NOT NULL,
     touchpoint TEXT NOT NULL,
     period_start TEXT NOT NULL,
     period_end TEXT NOT NULL,
     exposures REAL NOT NULL,
     PRIMARY KEY (map_id, touchpoint, period_start, period_end)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE exposure_revisions (
     map_id TEXT PRIMARY KEY,
     revision INTEGER NOT NULL,
     changed_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE rejects (
     id TEXT PRIMARY KEY,
     map_id TEXT NOT NULL,
     made_at TEXT NOT NULL,
     headings TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE reject_rows (
     rejects TEXT NOT NULL REFERENCES rejects(id) ON DELETE CASCADE,
     row_number INTEGER NOT NULL,
     column_name TEXT,
     problem TEXT NOT NULL,
     cells TEXT NOT NULL,
     PRIMARY KEY (rejects, row_number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE posts (
     map_id TEXT NOT NULL,
     key TEXT NOT NULL,
     body_hash TEXT NOT NULL,
     answer TEXT NOT NULL,
     made_at TEXT NOT NULL,
     PRIMARY KEY (map_id, key)
   ) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE failures ADD COLUMN lang TEXT NOT NULL DEFAULT '';
   ALTER TABLE failures ADD COLUMN score REAL;
   ALTER TABLE failures ADD COLUMN score_scale TEXT NOT NULL DEFAULT '';
   ALTER TABLE failures ADD COLUMN score_polarity TEXT NOT NULL DEFAULT '';
   ALTER TABLE failures ADD COLUMN status TEXT NOT NULL DEFAULT '';
   ALTER TABLE failures ADD COLUMN first_reply_minutes REAL;
   ALTER TABLE failures ADD COLUMN resolve_minutes REAL;
   ALTER TABLE failures ADD COLUMN reopens INTEGER;
   ALTER TABLE failures ADD COLUMN handoffs INTEGER;
   ALTER TABLE failures ADD COLUMN perceived_cause TEXT NOT NULL DEFAULT '';
   ALTER TABLE failures ADD COLUMN burden_minutes REAL;
   ALTER TABLE failures ADD COLUMN burden_money REAL;
   ALTER TABLE failures ADD COLUMN severity INTEGER;`,
  `ALTER TABLE exposures ADD COLUMN satisfied REAL;`,
  `CREATE TABLE match_keys (
     no INTEGER PRIMARY KEY,
     dataset INTEGER NOT NULL REFERENCES datasets(no) ON DELETE CASCADE,
     key TEXT NOT NULL,
     UNIQUE (dataset, key)
   ) STRICT;
   INSERT INTO match_keys (dataset, key)
     SELECT DISTINCT dataset, json_object('group', grp, 'columns', json('{}'), 'words', json('[]'), 'matcher', NULL, 'person', NULL) FROM failures ORDER BY dataset, grp;
   ALTER TABLE failures ADD COLUMN match_key INTEGER NOT NULL DEFAULT 0;
   UPDATE failures SET match_key = (
     SELECT no FROM match_keys
     WHERE match_keys.dataset = failures.dataset AND match_keys.key = json_object('group', grp, 'columns', json('{}'), 'words', json('[]'), 'matcher', NULL, 'person', NULL)
   );
   DROP INDEX failures_by_group;
   CREATE INDEX failures_by_key ON failures (dataset, match_key, occurred_at);
   CREATE INDEX failures_of_dataset ON failures (dataset);
   CREATE TABLE dataset_features (
     dataset INTEGER PRIMARY KEY REFERENCES datasets(no) ON DELETE CASCADE,
     features TEXT NOT NULL
   ) STRICT;
   CREATE TABLE decisions (
     dataset INTEGER NOT NULL REFERENCES datasets(no) ON DELETE CASCADE,
     key TEXT NOT NULL,
     place TEXT,
     mode TEXT NOT NULL,
     decided_at TEXT NOT NULL,
     PRIMARY KEY (dataset, key)
   ) STRICT, WITHOUT ROWID;`,
  matcherTables,
  `CREATE TABLE column_chunks (
     dataset INTEGER NOT NULL REFERENCES datasets(no) ON DELETE CASCADE,
     chunk INTEGER NOT NULL,
     first_id INTEGER NOT NULL,
     last_id INTEGER NOT NULL,
     count INTEGER NOT NULL,
     rows_hash TEXT NOT NULL,
     keys_hash TEXT NOT NULL,
     PRIMARY KEY (dataset, chunk)
   ) STRICT, WITHOUT ROWID;
   CREATE TRIGGER row_changed AFTER UPDATE OF occurred_at ON failures BEGIN
     UPDATE column_chunks SET rows_hash = '', keys_hash = ''
     WHERE dataset = NEW.dataset AND NEW.id BETWEEN first_id AND last_id;
   END;
   CREATE TRIGGER row_removed AFTER DELETE ON failures BEGIN
     UPDATE column_chunks SET rows_hash = '', keys_hash = ''
     WHERE dataset = OLD.dataset AND OLD.id BETWEEN first_id AND last_id;
   END;
   CREATE TABLE column_bytes (
     map_id TEXT NOT NULL,
     hash TEXT NOT NULL,
     bytes BLOB NOT NULL,
     left_at INTEGER,
     PRIMARY KEY (map_id, hash)
   ) STRICT;
   CREATE TABLE column_shapes (
     dataset INTEGER PRIMARY KEY REFERENCES datasets(no) ON DELETE CASCADE,
     shape TEXT NOT NULL
   ) STRICT;`,
  `CREATE TABLE import_reports (
     dataset INTEGER PRIMARY KEY REFERENCES datasets(no) ON DELETE CASCADE,
     report TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE column_chunks ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
   DROP TRIGGER row_changed;
   CREATE TRIGGER row_changed AFTER UPDATE OF occurred_at ON failures BEGIN
     UPDATE column_chunks SET rows_hash = '', keys_hash = '', changes = changes + 1
     WHERE dataset = NEW.dataset AND NEW.id BETWEEN first_id AND last_id;
   END;
   DROP TRIGGER row_removed;
   CREATE TRIGGER row_removed AFTER DELETE ON failures BEGIN
     UPDATE column_chunks SET rows_hash = '', keys_hash = '', changes = changes + 1
     WHERE dataset = OLD.dataset AND OLD.id BETWEEN first_id AND last_id;
   END;`,
  // What rules look at already goes on.
  `CREATE TABLE confirmed_features (
     map_id TEXT NOT NULL,
     dataset TEXT NOT NULL,
     features TEXT NOT NULL,
     PRIMARY KEY (map_id, dataset)
   ) STRICT, WITHOUT ROWID;
   INSERT INTO confirmed_features (map_id, dataset, features)
     SELECT d.map_id, d.id, f.features FROM dataset_features AS f JOIN datasets AS d ON d.no = f.dataset;`,
];
