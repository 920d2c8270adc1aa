import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { newJoinCode } from './joinCode.ts';
import { roleSchema, type Role } from '#domain/sharing/role.ts';
import { hashOfSecret, newAccessId, newSecret } from './secret.ts';
import { textOrNull } from './textOrNull.ts';

export type Link = {
  readonly id: string;
  readonly mapId: string;
  readonly role: Role;
  /** A department's id in the map. */
  readonly department: string | null;
  /** What the guest opens on: the query of the map's address. */
  readonly view: string | null;
  readonly verbatims: boolean;
  readonly code: string;
  readonly createdAt: string;
  /** When its present token and code were made. */
  readonly keysMadeAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** How many guests came by it. */
  readonly people: number;
};

export type NewLink = Pick<Link, 'mapId' | 'role' | 'department' | 'view' | 'verbatims' | 'expiresAt'>;

const columns = `links.*, (SELECT count(*) FROM people
  WHERE people.link_id = links.id AND people.removed_at IS NULL) AS people`;

/** Links that let guests into one map. The token is kept as a hash only; the code is short-lived and shown again. */
export class Links {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  make(wish: NewLink, now: Date): { link: Link; token: string } {
    const id = newAccessId();
    const { token, hash, code } = this.#newKeys();
    const at = now.toISOString();
    const { mapId, role, department, view, verbatims, expiresAt } = wish;
    this.#db
      .prepare(
        `INSERT INTO links (id, map_id, role, department, view, verbatims, token_hash, code,
           created_at, keys_made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, mapId, role, department, view, Number(verbatims), hash, code, at, at, expiresAt);
    return { link: this.#get(id), token };
  }

  find(id: string): Link | null {
    return this.#one('links.id', id);
  }

  findByToken(token: string): Link | null {
    return this.#one('links.token_hash', hashOfSecret(token));
  }

  findByCode(code: string): Link | null {
    return this.#one('links.code', code);
  }

  /** Newest first. */
  list(mapId: string): Link[] {
    const rows = this.#db
      .prepare(`SELECT ${columns} FROM links WHERE map_id = ? ORDER BY created_at DESC, id`)
      .all(mapId);
    return rows.map(toLink);
  }

  change(id: string, to: { readonly role: Role; readonly verbatims: boolean }): Link {
    this.#db
      .prepare('UPDATE links SET role = ?, verbatims = ? WHERE id = ?')
      .run(to.role, Number(to.verbatims), id);
    return this.#get(id);
  }

  /** A new token and code; the old ones let nobody in any more, and who is in stays in. */
  rotate(id: string, now: Date): { link: Link; token: string } {
    const { token, hash, code } = this.#newKeys();
    this.#db
      .prepare('UPDATE links SET token_hash = ?, code = ?, keys_made_at = ? WHERE id = ?')
      .run(hash, code, now.toISOString(), id);
    return { link: this.#get(id), token };
  }

  revoke(id: string, now: Date): void {
    this.#db
      .prepare('UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
      .run(now.toISOString(), id);
  }

  #newKeys(): { token: string; hash: string; code: string } {
    const token = newSecret();
    let code = newJoinCode();
    while (this.findByCode(code) !== null) code = newJoinCode();
    return { token, hash: hashOfSecret(token), code };
  }

  #get(id: string): Link {
    const link = this.find(id);
    if (link === null) throw new Error('A link that was just stored is not there.');
    return link;
  }

  #one(column: 'links.id' | 'links.token_hash' | 'links.code', value: string): Link | null {
    const row = this.#db.prepare(`SELECT ${columns} FROM links WHERE ${column} = ?`).get(value);
    return row === undefined ? null : toLink(row);
  }
}

function toLink(row: Record<string, SQLOutputValue>): Link {
  return {
    id: String(row['id']),
    mapId: String(row['map_id']),
    role: roleSchema.parse(row['role']),
    department: textOrNull(row['department']),
    view: textOrNull(row['view']),
    verbatims: row['verbatims'] === 1,
    code: String(row['code']),
    createdAt: String(row['created_at']),
    keysMadeAt: String(row['keys_made_at']),
    expiresAt: textOrNull(row['expires_at']),
    revokedAt: textOrNull(row['revoked_at']),
    people: Number(row['people']),
  };
}

/** A link as the audit names it. */
export function describeLink(link: Link): string {
  return `a link for ${link.role}s${link.verbatims ? ' who may see verbatims' : ''}`;
}
