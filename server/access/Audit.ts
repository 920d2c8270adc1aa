import type { DatabaseSync } from 'node:sqlite';
import { textOrNull } from './textOrNull.ts';

export type AuditEntry = { readonly at: string; readonly who: string; readonly what: string };

const mostEntries = 500;

/**
 * Who did what, when: only ever added to (triggers refuse the rest), never with contents. It keeps a person's id; the
 * name is looked up when it is read, so that erasing a person takes the name from here too.
 */
export class Audit {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(entry: {
    readonly at: Date;
    readonly mapId: string | null;
    readonly personId: string;
    readonly what: string;
  }): void {
    this.#db
      .prepare('INSERT INTO audit (at, map_id, person_id, what) VALUES (?, ?, ?, ?)')
      .run(entry.at.toISOString(), entry.mapId, entry.personId, entry.what);
  }

  /** The last 500 about a map, newest first. */
  list(mapId: string): AuditEntry[] {
    const rows = this.#db
      .prepare(
        `SELECT at, what, coalesce(accounts.name, people.name) AS who, audit.person_id AS person
         FROM audit LEFT JOIN accounts ON accounts.id = audit.person_id
           LEFT JOIN people ON people.id = audit.person_id
         WHERE audit.map_id = ? ORDER BY seq DESC LIMIT ${mostEntries}`,
      )
      .all(mapId);
    return rows.map((row) => ({
      at: String(row['at']),
      who: textOrNull(row['who']) ?? `person ${String(row['person'])}`,
      what: String(row['what']),
    }));
  }
}
