import type { DatabaseSync } from 'node:sqlite';
import { sessionMs, timeAfter } from './accessTimes.ts';
import { hashOfSecret, newAccessId, newSecret } from './secret.ts';

export type SessionOf = { readonly accountId: string } | { readonly personId: string };

export type Session = { readonly id: string; readonly createdAt: string; readonly expiresAt: string };

/** A secret in a cookie and what it stands for. Only its hash is stored; what is deleted here ends at once. */
export class Sessions {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Resolves with the secret, which is told once. */
  start(of: SessionOf, now: Date): string {
    this.#db.prepare('DELETE FROM sessions WHERE expires_at < ?').run(now.toISOString());
    const secret = newSecret();
    const accountId = 'accountId' in of ? of.accountId : null;
    const personId = 'personId' in of ? of.personId : null;
    this.#db
      .prepare(
        'INSERT INTO sessions (id, hash, account_id, person_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        newAccessId(),
        hashOfSecret(secret),
        accountId,
        personId,
        now.toISOString(),
        timeAfter(now, sessionMs),
      );
    return secret;
  }

  /** An account's sessions, newest first. */
  list(accountId: string, now: Date): Session[] {
    const rows = this.#db
      .prepare(
        'SELECT id, created_at, expires_at FROM sessions WHERE account_id = ? AND expires_at >= ? ORDER BY created_at DESC, id',
      )
      .all(accountId, now.toISOString());
    return rows.map((row) => ({
      id: String(row['id']),
      createdAt: String(row['created_at']),
      expiresAt: String(row['expires_at']),
    }));
  }

  /** False when there was none. */
  end(id: string): boolean {
    return this.#db.prepare('DELETE FROM sessions WHERE id = ?').run(id).changes > 0;
  }
}
