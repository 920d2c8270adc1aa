import type { DatabaseSync } from 'node:sqlite';
import { keepDecisions } from './decisionTable.ts';
import { matchKeyNumbers } from './matchKeyTable.ts';
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

/**
 * Moves staged rows into a dataset; rows that did not change are not touched, and keep their match keys. What people
 * decided about rows that did holds on. Runs within the caller's transaction.
 */
export function publishStaged(
  db: DatabaseSync,
  staging: Staging,
  { dataset, source }: { readonly dataset: number; readonly source: string },
): void {
  const { table, matchKeys } = staging;
  const numberOf = matchKeyNumbers(db, dataset);
  const keyNumbers = JSON.stringify(matchKeys.map(numberOf));
  const updates = contentColumns.map((column) => `${column} = excluded.${column}`).join(', ');
  db.prepare(
    `WITH numbers AS MATERIALIZED (SELECT key AS local, value AS no FROM json_each(?))
     INSERT INTO failures (dataset, source, key, row_number, ${names}, match_key)
     SELECT ?, ?, key, row_number, ${names}, numbers.no
     FROM ${table} AS s JOIN numbers ON numbers.local = s.match_key
     WHERE true ORDER BY row_number
     ON CONFLICT (dataset, key) DO UPDATE
       SET ${updates}, row_number = excluded.row_number, match_key = excluded.match_key
     WHERE (${ofTable('failures')}) IS NOT (${ofTable('excluded')})`,
  ).run(keyNumbers, dataset, source);
  keepDecisions(db, dataset, table);
}
