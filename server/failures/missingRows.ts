import type { DatabaseSync } from 'node:sqlite';
import type { Staging } from './staging.ts';

/** A row of an earlier import that a file of the same source and period no longer holds. */
export type MissingRow = {
  readonly id: string;
  /** In the file that brought it. */
  readonly rowNumber: number;
  readonly sourceId: string | null;
  readonly occurredAt: string;
  readonly group: string;
};

type Place = { readonly dataset: number; readonly source: string };

/** A file speaks for its source from its first day to its last; earlier and later rows are not missing from it. */
function missingFrom({ table }: Staging): string {
  return `FROM failures WHERE dataset = ? AND source = ?
    AND day BETWEEN (SELECT min(day) FROM ${table}) AND (SELECT max(day) FROM ${table})
    AND key NOT IN (SELECT key FROM ${table})`;
}

const shown = 100;

/** Rows of the dataset that this file should hold and does not: how many, and the first hundred. */
export function findMissing(
  db: DatabaseSync,
  staging: Staging,
  { dataset, source }: Place,
): { readonly count: number; readonly rows: readonly MissingRow[] } {
  const from = missingFrom(staging);
  const counted = db.prepare(`SELECT count(*) AS count ${from}`).get(dataset, source);
  const count = Number(counted?.['count']);
  if (count === 0) return { count, rows: [] };
  const rows = db
    .prepare(
      `SELECT id, row_number, source_id, occurred_at, grp ${from} ORDER BY occurred_at, id LIMIT ${shown}`,
    )
    .all(dataset, source)
    .map((row) => ({
      id: String(row['id']),
      rowNumber: Number(row['row_number']),
      sourceId: row['source_id'] === null ? null : String(row['source_id']),
      occurredAt: new Date(Number(row['occurred_at'])).toISOString(),
      group: String(row['grp']),
    }));
  return { count, rows };
}

/** Takes those rows out of the dataset, for good; gives back how many. Runs within the caller's transaction. */
export function withdrawMissing(db: DatabaseSync, staging: Staging, { dataset, source }: Place): number {
  return Number(db.prepare(`DELETE ${missingFrom(staging)}`).run(dataset, source).changes);
}
