import type { DatabaseSync } from 'node:sqlite';
import { contentColumns, type Staging } from './staging.ts';

export type PublishCounts = {
  readonly accepted: number;
  readonly updated: number;
  readonly unchanged: number;
};

const names = contentColumns.join(', ');
const ofTable = (table: string): string => contentColumns.map((column) => `${table}.${column}`).join(', ');

/** What publishing into a dataset (null = a new one) would do: new rows, changed rows, rows that are there just so. */
export function countStaged(db: DatabaseSync, { table }: Staging, dataset: number | null): PublishCounts {
  const row = db
    .prepare(
      `SELECT count(*) FILTER (WHERE f.id IS NULL) AS accepted,
              count(*) FILTER (WHERE f.id IS NOT NULL AND (${ofTable('f')}) IS NOT (${ofTable('s')})) AS updated,
              count(*) AS total
       FROM ${table} AS s LEFT JOIN failures AS f ON f.dataset = ? AND f.key = s.key`,
    )
    .get(dataset);
  const accepted = Number(row?.['accepted']);
  const updated = Number(row?.['updated']);
  return { accepted, updated, unchanged: Number(row?.['total']) - accepted - updated };
}

/** Moves staged rows into a dataset; rows that did not change are not touched. Runs within the caller's transaction. */
export function publishStaged(
  db: DatabaseSync,
  { table }: Staging,
  { dataset, source }: { readonly dataset: number; readonly source: string },
): void {
  const updates = contentColumns.map((column) => `${column} = excluded.${column}`).join(', ');
  db.prepare(
    `INSERT INTO failures (dataset, source, key, row_number, ${names})
     SELECT ?, ?, key, row_number, ${names} FROM ${table} WHERE true ORDER BY row_number
     ON CONFLICT (dataset, key) DO UPDATE SET ${updates}, row_number = excluded.row_number
     WHERE (${ofTable('failures')}) IS NOT (${ofTable('excluded')})`,
  ).run(dataset, source);
}
