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
    return this.owner !== null;
  }

  get owner(): { readonly id: string; readonly name: string } | null {
    const row = this.#db.prepare('SELECT id, name FROM accounts ORDER BY created_at, id LIMIT 1').get();
    return row === undefined ? null : { id: String(row['id']), name: String(row['name']) };
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

  /** The account that a password opens, or null; also where it was changed while this was found out. */
  async findByPassword(password: string): Promise<string | null> {
    for (const row of this.#db.prepare('SELECT id, password FROM accounts').all()) {
      const id = String(row['id']);
      const stored = String(row['password']);
      if (await fitsPassword(password, stored)) return this.#hashOf(id) === stored ? id : null;
    }
    return null;
  }

  async setPassword(id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    this.#db.prepare('UPDATE accounts SET password = ? WHERE id = ?').run(hash, id);
  }

  /** False, and nothing is changed, where `old` is not its password. */
  async changePassword(id: string, { old, next }: { old: string; next: string }): Promise<boolean> {
    const stored = this.#hashOf(id);
    if (stored === null || !(await fitsPassword(old, stored))) return false;
    const hash = await hashPassword(next);
    const { changes } = this.#db
      .prepare('UPDATE accounts SET password = ? WHERE id = ? AND password = ?')
      .run(hash, id, stored);
    return changes === 1;
  }

  #hashOf(id: string): string | null {
    const row = this.#db.prepare('SELECT password FROM accounts WHERE id = ?').get(id);
    return row === undefined ? null : String(row['password']);
  }
}
