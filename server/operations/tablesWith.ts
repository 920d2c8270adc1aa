import type { DatabaseSync } from 'node:sqlite';

/** The tables of a database that have a column. */
export function tablesWith(db: DatabaseSync, column: string): readonly string[] {
  return db
    .prepare(
      `SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c ON c.name = ? WHERE t.type = 'table'`,
    )
    .all(column)
    .map(({ name }) => String(name));
}
