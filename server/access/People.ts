import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Link } from './Links.ts';
import { roleSchema, type Role } from '#domain/sharing/role.ts';
import { auditMs, timeAfter } from './accessTimes.ts';
import { comparableName, looksOf } from './comparableName.ts';
import { longestName } from './personName.ts';
import { hashOfSecret, newAccessId, newSecret } from './secret.ts';
import { textOrNull } from './textOrNull.ts';

/** A guest of one map. They outlive their sessions and links: who comes back with their rejoin secret is the same. */
export type Person = {
  readonly id: string;
  readonly mapId: string;
  readonly linkId: string;
  readonly name: string;
  /** What they were given themselves; else their link's. */
  readonly role: Role;
  readonly createdAt: string;
  readonly removedAt: string | null;
};

const select = `SELECT people.*, coalesce(people.role, links.role) AS has
  FROM people JOIN links ON links.id = people.link_id`;

/** So many come by a link: new keys let as many more in. Who made guests without a pause would fill the disk with them. */
export const mostByLink = 10_000;

/** The guests of all maps. */
export class People {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  find(id: string): Person | null {
    return this.#one('people.id', id);
  }

  findByRejoin(secret: string): Person | null {
    return this.#one('people.rejoin_hash', hashOfSecret(secret));
  }

  list(mapId: string): Person[] {
    const rows = this.#db
      .prepare(`${select} WHERE people.map_id = ? AND people.removed_at IS NULL ORDER BY people.created_at`)
      .all(mapId);
    return rows.map(toPerson);
  }

  /** Somebody new; `rejoin` is theirs to keep. */
  add(link: Link, name: string, now: Date): { id: string; rejoin: string } {
    const id = newAccessId();
    const rejoin = newSecret();
    this.#db
      .prepare(
        'INSERT INTO people (id, map_id, link_id, name, rejoin_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        id,
        link.mapId,
        link.id,
        this.#freeName(link.mapId, name, id),
        hashOfSecret(rejoin),
        now.toISOString(),
      );
    return { id, rejoin };
  }

  /** The same person again. By another link they have its role; by their own they keep what they were given. */
  readmit(person: Person, link: Link, name: string): void {
    this.#db
      .prepare(
        `UPDATE people SET role = CASE WHEN link_id = ? THEN role END, link_id = ?, name = ?, removed_at = NULL
         WHERE id = ?`,
      )
      .run(link.id, link.id, this.#freeName(person.mapId, name, person.id), person.id);
  }

  /** Whether as many have come by a link since it has its present keys as may. */
  isFull(link: Link): boolean {
    const count = 'SELECT count(*) AS count FROM people WHERE link_id = ? AND created_at >= ?';
    return Number(this.#db.prepare(count).get(link.id, link.keysMadeAt)?.['count']) >= mostByLink;
  }

  /**
   * Lets go of guests who have not come since the audit's oldest entry: each time that somebody comes is in it. What
   * they did stays, with their name, in comments and history. Who was removed stays, to be kept out.
   */
  forgetLongGone(now: Date): void {
    this.#db
      .prepare(
        `DELETE FROM people WHERE created_at <= ? AND removed_at IS NULL
           AND id NOT IN (SELECT person_id FROM audit)
           AND id NOT IN (SELECT person_id FROM sessions WHERE person_id IS NOT NULL)`,
      )
      .run(timeAfter(now, -auditMs));
  }

  setRole(id: string, role: Role): void {
    this.#db.prepare('UPDATE people SET role = ? WHERE id = ?').run(role, id);
  }

  remove(id: string, now: Date): void {
    this.#db.prepare('UPDATE people SET removed_at = ? WHERE id = ?').run(now.toISOString(), id);
  }

  /** Nobody takes a name that looks like somebody else's of this map: the second Anna is "Anna 2". */
  #freeName(mapId: string, wish: string, exceptId: string): string {
    const rows = this.#db
      .prepare('SELECT name FROM people WHERE map_id = ? AND id <> ? UNION SELECT name FROM accounts')
      .all(mapId, exceptId);
    const taken = new Set(rows.flatMap((row) => keysOf(String(row['name']))));
    let name = wish;
    for (let n = 2; keysOf(name).some((key) => taken.has(key)); n++) name = numbered(wish, n);
    return name;
  }

  #one(column: 'people.id' | 'people.rejoin_hash', value: string): Person | null {
    const row = this.#db.prepare(`${select} WHERE ${column} = ?`).get(value);
    return row === undefined ? null : toPerson(row);
  }
}

function keysOf(name: string): string[] {
  return [comparableName(name), looksOf(name)];
}

/** Of a long name the end goes, and not the number: presence would cut that off. */
function numbered(name: string, n: number): string {
  const number = ` ${n}`;
  return name.slice(0, longestName - number.length).replace(/\p{Cs}$/u, '') + number;
}

function toPerson(row: Record<string, SQLOutputValue>): Person {
  return {
    id: String(row['id']),
    mapId: String(row['map_id']),
    linkId: String(row['link_id']),
    name: String(row['name']),
    role: roleSchema.parse(row['has']),
    createdAt: String(row['created_at']),
    removedAt: textOrNull(row['removed_at']),
  };
}
