import type { DatabaseSync } from 'node:sqlite';
import type { AuditEntry } from '#domain/sharing/audit.ts';
import { auditMs, timeAfter } from './accessTimes.ts';
import { textOrNull } from './textOrNull.ts';

const mostEntries = 500;

/** About 150 MB; a link that somebody joins by without a pause takes ten days to bring as many. */
const mostKept = 1_000_000;
const lookEvery = 1_000;

/** How an entry names who was the object of it: by id, as all that is stored here. */
const personNamed = /\b(?:guest )?([0-9a-f]{32})\b/g;

/**
 * Who did what, when: only ever added to (triggers refuse the rest) until it is 400 days old, never with contents. It keeps a person's id; the
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
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO audit (at, map_id, person_id, what) VALUES (?, ?, ?, ?)')
      .run(entry.at.toISOString(), entry.mapId, entry.personId, entry.what);
    if (Number(lastInsertRowid) % lookEvery === 0) this.forgetOld(new Date());
  }

  /** Lets go of what is older than 400 days, and of the oldest where there is more than a million. */
  forgetOld(now: Date): void {
    this.#db
      .prepare(
        `DELETE FROM audit WHERE seq <= (SELECT max(seq) FROM audit) - ${mostKept}
           OR seq < (SELECT seq FROM audit WHERE at > ? ORDER BY seq LIMIT 1)`,
      )
      .run(timeAfter(now, -auditMs));
  }

  /** The last 500 about a map, or about the server where that is null; newest first. */
  list(mapId: string | null): AuditEntry[] {
    const rows = this.#db
      .prepare(
        `SELECT at, what, coalesce(accounts.name, people.name) AS who, audit.person_id AS person
         FROM audit LEFT JOIN accounts ON accounts.id = audit.person_id
           LEFT JOIN people ON people.id = audit.person_id
         WHERE audit.map_id IS ? ORDER BY seq DESC LIMIT ${mostEntries}`,
      )
      .all(mapId);
    return rows.map((row) => ({
      at: String(row['at']),
      who: textOrNull(row['who']) ?? nameless(String(row['person'])),
      what: String(row['what']).replaceAll(personNamed, (_all, id: string) => this.#nameOf(id)),
    }));
  }

  #nameOf(id: string): string {
    const names = 'SELECT name FROM people WHERE id = ? UNION ALL SELECT name FROM accounts WHERE id = ?';
    return textOrNull(this.#db.prepare(names).get(id, id)?.['name']) ?? 'somebody';
  }
}

/** Who has no account and is no guest: a stranger, or whoever was at this machine in local mode. */
function nameless(personId: string): string {
  return personId === '' ? 'Somebody' : 'Somebody at the server’s own computer';
}
