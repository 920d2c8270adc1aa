import type { DatabaseSync } from 'node:sqlite';
import { fitsPassword, hashPassword } from './passwordHash.ts';
import { newAccessId } from './secret.ts';

/** Those who own the server. The first is made with the one-time set-up link; no other way makes one. */
export class Accounts {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  get hasOwner(): boolean {
    return this.#db.prepare('SELECT 1 FROM accounts LIMIT 1').get() !== undefined;
  }

  /** Makes the owner; null when there is one already, also when two ask at once. */
  async makeOwner(name: string, password: string, now: Date): Promise<string | null> {
    const hash = await hashPassword(password);
    const id = newAccessId();
    const { changes } = this.#db
      .prepare(
        `INSERT INTO accounts (id, name, role, password, created_at)
         SELECT ?, ?, 'admin', ?, ? WHERE NOT EXISTS (SELECT 1 FROM accounts)`,
      )
      .run(id, name, hash, now.toISOString());
    return changes === 1 ? id : null;
  }

  /** The account that a password opens, or null. */
  async findByPassword(password: string): Promise<string | null> {
    for (const row of this.#db.prepare('SELECT id, password FROM accounts').all()) {
      if (await fitsPassword(password, String(row['password']))) return String(row['id']);
    }
    return null;
  }
}
