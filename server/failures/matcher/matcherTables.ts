/**
 * What matchers leave in failures.sqlite. `matcher_marks`: up to which row of a dataset its map's matcher has looked;
 * `matcher_stale`: rows below the mark that were changed since. Ids of deleted rows are given again, so marks go down
 * with the last row.
 */
export const matcherTables = `
  CREATE TABLE matchers (
    map_id TEXT PRIMARY KEY,
    is_wanted INTEGER NOT NULL,
    trained_at TEXT,
    report TEXT,
    problem TEXT,
    model BLOB
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE matcher_marks (
    dataset INTEGER PRIMARY KEY REFERENCES datasets(no) ON DELETE CASCADE,
    up_to INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE matcher_stale (
    row INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets(no) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX matcher_stale_of_dataset ON matcher_stale (dataset);
  CREATE TRIGGER failure_changed AFTER UPDATE OF text ON failures
    WHEN NEW.id <= (SELECT up_to FROM matcher_marks WHERE dataset = NEW.dataset)
    BEGIN INSERT OR IGNORE INTO matcher_stale (row, dataset) VALUES (NEW.id, NEW.dataset); END;
  CREATE TRIGGER failure_gone AFTER DELETE ON failures
    BEGIN
      UPDATE matcher_marks SET up_to = (SELECT coalesce(max(id), 0) FROM failures)
        WHERE up_to > (SELECT coalesce(max(id), 0) FROM failures);
    END;`;
