import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Refusal } from '#server/sync/Guard.ts';
import { endings } from './endings.ts';
import { localPrincipal } from './localPrincipal.ts';
import type { Principal } from './Principal.ts';
import { roleSchema } from '#domain/sharing/role.ts';
import { hashOfSecret } from './secret.ts';
import { textOrNull } from './textOrNull.ts';
import type { Tickets } from './Tickets.ts';

/** `local`: whoever is on this machine is the admin. `accounts`: one is who one's cookie or ticket says. */
export type AccessMode = 'local' | 'accounts';

/** What somebody brings along. */
export type Brought = {
  /** The session's cookie. */
  readonly session: string | null;
  readonly ticket: string | null;
  /** Local mode: what a browser calls itself. */
  readonly person: string | null;
};

/** Some right's own end, ISO 8601, and what is said then. */
export type End = { readonly at: string; readonly why: Refusal };

export type Known = {
  readonly principal: Principal;
  /** When and why it ends by itself; null where it does not. */
  readonly end: End | null;
  /** Why they are nobody, though what they bring was good once. */
  readonly ended: Refusal | null;
};

const stranger: Known = { principal: { kind: 'nobody' }, end: null, ended: null };

function noLonger(ended: Refusal): Known {
  return { ...stranger, ended };
}

/** Finds out who asks, anew each time: what was revoked a moment ago is worth nothing now. */
export class Door {
  readonly mode: AccessMode;
  readonly #db: DatabaseSync;
  readonly #tickets: Tickets;

  constructor(mode: AccessMode, db: DatabaseSync, tickets: Tickets) {
    this.mode = mode;
    this.#db = db;
    this.#tickets = tickets;
  }

  /** A ticket goes before a session, for it is what somebody chose to show. */
  whoIs(brought: Brought, now: Date): Known {
    if (brought.ticket !== null) return this.#byTicket(brought.ticket, now);
    if (this.mode === 'local') return { ...stranger, principal: localPrincipal(brought.person) };
    return brought.session === null ? stranger : this.#bySession(brought.session, now);
  }

  #byTicket(access: string, now: Date): Known {
    const ticket = this.#tickets.find(access);
    if (ticket === null) return stranger;
    const { expiresAt, ...seat } = ticket;
    if (expiresAt <= now.toISOString()) return noLonger(endings.ticketExpired);
    const principal = { kind: 'ticket', ...seat, maySeeVerbatims: false, department: null } as const;
    return { principal, end: { at: expiresAt, why: endings.ticketExpired }, ended: null };
  }

  #bySession(secret: string, now: Date): Known {
    const row = this.#db.prepare(ofSession).get(hashOfSecret(secret));
    if (row === undefined) return stranger;
    const at = now.toISOString();
    if (String(row['expires_at']) <= at) return noLonger(endings.sessionEnded);
    return row['account_id'] === null ? toGuest(row, at) : toAccount(row);
  }
}

const ofSession = `SELECT sessions.id, sessions.expires_at, account_id, person_id,
    accounts.name AS account_name, accounts.role AS account_role,
    people.name, people.map_id, people.removed_at, coalesce(people.role, links.role) AS role,
    links.id AS link_id, links.department, links.verbatims, links.expires_at AS link_expires_at, links.revoked_at
  FROM sessions LEFT JOIN accounts ON accounts.id = account_id
    LEFT JOIN people ON people.id = person_id LEFT JOIN links ON links.id = people.link_id
  WHERE sessions.hash = ?`;

type Row = Record<string, SQLOutputValue>;

function toAccount(row: Row): Known {
  const principal = {
    kind: 'account',
    personId: String(row['account_id']),
    name: String(row['account_name']),
    role: roleSchema.parse(row['account_role']),
    sessionId: String(row['id']),
  } as const;
  return { principal, end: { at: String(row['expires_at']), why: endings.sessionEnded }, ended: null };
}

function toGuest(row: Row, at: string): Known {
  const linkEndsAt = textOrNull(row['link_expires_at']);
  const sessionEndsAt = String(row['expires_at']);
  if (row['removed_at'] !== null) return noLonger(endings.removed);
  if (row['revoked_at'] !== null) return noLonger(endings.linkRevoked);
  if (linkEndsAt !== null && linkEndsAt <= at) return noLonger(endings.linkExpired);
  const principal = {
    kind: 'guest',
    sessionId: String(row['id']),
    linkId: String(row['link_id']),
    personId: String(row['person_id']),
    name: String(row['name']),
    mapId: String(row['map_id']),
    role: roleSchema.parse(row['role']),
    maySeeVerbatims: row['verbatims'] === 1,
    department: textOrNull(row['department']),
  } as const;
  const end =
    linkEndsAt !== null && linkEndsAt < sessionEndsAt
      ? { at: linkEndsAt, why: endings.linkExpired }
      : { at: sessionEndsAt, why: endings.sessionEnded };
  return { principal, end, ended: null };
}
