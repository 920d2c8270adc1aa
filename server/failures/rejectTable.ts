import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rejectsCsv } from '#domain/failures/rejectsCsv.ts';

/** Rejected rows are kept this long, masked, for whoever imported them over the API. */
const keptHours = 24;

/** Keeps staged rejects and drops those whose time is over; gives back the id to fetch them by. */
export function keepRejects(
  db: DatabaseSync,
  {
    mapId,
    headings,
    rejectTable,
    now,
  }: {
    readonly mapId: string;
    readonly headings: readonly string[];
    readonly rejectTable: string;
    readonly now: Date;
  },
): string {
  dropOldRejects(db, now);
  const id = randomBytes(16).toString('hex');
  db.prepare('INSERT INTO rejects (id, map_id, made_at, headings) VALUES (?, ?, ?, ?)').run(
    id,
    mapId,
    now.toISOString(),
    JSON.stringify(headings),
  );
  db.prepare(
    `INSERT INTO reject_rows (rejects, row_number, column_name, problem, cells)
     SELECT ?, row_number, column_name, problem, cells FROM ${rejectTable}`,
  ).run(id);
  return id;
}

function dropOldRejects(db: DatabaseSync, now: Date): void {
  const limit = new Date(now.getTime() - keptHours * 3_600_000).toISOString();
  db.prepare('DELETE FROM rejects WHERE made_at < ?').run(limit);
}

/** Whether the rejected rows of an import are still kept. */
export function hasRejects(db: DatabaseSync, id: string, now: Date): boolean {
  dropOldRejects(db, now);
  return db.prepare('SELECT 1 FROM rejects WHERE id = ?').get(id) !== undefined;
}

/** The rejected rows of an import as a CSV file; null when there are none (any more). */
export function readRejects(
  db: DatabaseSync,
  { mapId, id, now }: { readonly mapId: string; readonly id: string; readonly now: Date },
): string | null {
  dropOldRejects(db, now);
  const found = db.prepare('SELECT headings FROM rejects WHERE id = ? AND map_id = ?').get(id, mapId);
  if (found === undefined) return null;
  const rows = db.prepare('SELECT * FROM reject_rows WHERE rejects = ? ORDER BY row_number').all(id);
  const rejects = rows.map((row) => ({
    rowNumber: Number(row['row_number']),
    column: row['column_name'] === null ? null : String(row['column_name']),
    problem: String(row['problem']),
    cells: JSON.parse(String(row['cells'])) as string[],
  }));
  return rejectsCsv(JSON.parse(String(found['headings'])) as string[], rejects);
}
