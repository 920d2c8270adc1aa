import type { DatabaseSync } from 'node:sqlite';
import type { ReadMarksOf } from '#domain/talk/readMarks.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { markTable } from './markTable.ts';

/** More threads than anybody marks one by one before they mark all of them; the oldest marks go. */
const mostThreads = 1_000;

/**
 * How far each person has read, on the server so that it follows them from one machine to another. Nobody else ever
 * sees it: it is not in the shared document.
 */
export class ReadMarks {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = openSqlite(file, markTable);
  }

  of(mapId: string, personId: string): ReadMarksOf {
    const rows = this.#db
      .prepare('SELECT thread, through FROM read_marks WHERE map_id = ? AND person_id = ?')
      .all(mapId, personId)
      .map((row) => [String(row['thread']), String(row['through'])] as const);
    const all = rows.find(([thread]) => thread === '')?.[1] ?? null;
    return { all, threads: Object.fromEntries(rows.filter(([thread]) => thread !== '')) };
  }

  /** Marks one thread, or all for null, as read up to a time. A mark never goes back. */
  mark(mapId: string, personId: string, thread: string | null, through: string): void {
    const db = this.#db;
    inTransaction(db, () => {
      db.prepare(
        `INSERT INTO read_marks (map_id, person_id, thread, through) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET through = max(through, excluded.through)`,
      ).run(mapId, personId, thread ?? '', through);
      if (thread !== null) return this.#forgetOldest(mapId, personId);
      db.prepare(
        `DELETE FROM read_marks WHERE map_id = ? AND person_id = ? AND thread <> '' AND through <= ?`,
      ).run(mapId, personId, through);
    });
  }

  #forgetOldest(mapId: string, personId: string): void {
    this.#db
      .prepare(
        `DELETE FROM read_marks WHERE map_id = ?1 AND person_id = ?2 AND thread IN (
           SELECT thread FROM read_marks WHERE map_id = ?1 AND person_id = ?2 AND thread <> ''
           ORDER BY through DESC LIMIT -1 OFFSET ?3)`,
      )
      .run(mapId, personId, mostThreads);
  }

  removeMap(mapId: string): void {
    this.#db.prepare('DELETE FROM read_marks WHERE map_id = ?').run(mapId);
  }

  /** The maps that somebody has marks for. */
  maps(): readonly string[] {
    return this.#db
      .prepare('SELECT DISTINCT map_id FROM read_marks')
      .all()
      .map((row) => String(row['map_id']));
  }

  close(): void {
    this.#db.close();
  }
}
