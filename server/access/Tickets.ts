import type { DatabaseSync } from 'node:sqlite';
import { ticketMs, timeAfter } from './accessTimes.ts';
import { roleSchema, type Role } from '#domain/sharing/role.ts';
import { hashOfSecret, newSecret } from './secret.ts';
import { textOrNull } from './textOrNull.ts';

export type Ticket = {
  readonly mapId: string;
  readonly role: Role;
  /** Who asked for it: what is done with it, they did. */
  readonly personId: string;
  readonly name: string;
  /** The session that asked for it; when that ends, it does. */
  readonly sessionId: string | null;
};

/** What opens one map to a program, as often as one likes until it expires or its session ends. Only its hash is stored. */
export class Tickets {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  issue(ticket: Ticket, now: Date): { access: string; expiresAt: string } {
    // A day longer than it is good for, so that who comes with it learns that it has expired.
    this.#db.prepare('DELETE FROM tickets WHERE expires_at < ?').run(timeAfter(now, -24 * 3_600_000));
    const access = newSecret();
    const { mapId, role, personId, name, sessionId } = ticket;
    const expiresAt = this.#endFor(sessionId, timeAfter(now, ticketMs));
    this.#db
      .prepare(
        'INSERT INTO tickets (hash, map_id, role, person_id, name, session_id, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(hashOfSecret(access), mapId, role, personId, name, sessionId, expiresAt);
    return { access, expiresAt };
  }

  /** No ticket outlives the session that asked for it. */
  #endFor(sessionId: string | null, wanted: string): string {
    if (sessionId === null) return wanted;
    const row = this.#db.prepare('SELECT expires_at FROM sessions WHERE id = ?').get(sessionId);
    const sessionEnds = textOrNull(row?.['expires_at']) ?? wanted;
    return sessionEnds < wanted ? sessionEnds : wanted;
  }

  find(access: string): (Ticket & { readonly expiresAt: string }) | null {
    const row = this.#db.prepare('SELECT * FROM tickets WHERE hash = ?').get(hashOfSecret(access));
    if (row === undefined) return null;
    return {
      mapId: String(row['map_id']),
      role: roleSchema.parse(row['role']),
      personId: String(row['person_id']),
      name: String(row['name']),
      sessionId: textOrNull(row['session_id']),
      expiresAt: String(row['expires_at']),
    };
  }
}
