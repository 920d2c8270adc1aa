import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { accessTables } from './accessTables.ts';
import { Accounts } from './Accounts.ts';
import { Audit } from './Audit.ts';
import { Door, type AccessMode } from './Door.ts';
import { Links } from './Links.ts';
import { People } from './People.ts';
import { Seats } from './Seats.ts';
import { hashOfSecret } from './secret.ts';
import { Sessions } from './Sessions.ts';
import { Tickets } from './Tickets.ts';

/** Who may come in and who is here: all of access.sqlite, and the live sockets. */
export class Access {
  readonly door: Door;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly people: People;
  readonly tickets: Tickets;
  readonly audit: Audit;
  readonly seats = new Seats();
  readonly #db: DatabaseSync;
  readonly #setUpToken: string;

  private constructor(db: DatabaseSync, mode: AccessMode, setUpToken: string) {
    this.#db = db;
    this.#setUpToken = setUpToken;
    this.accounts = new Accounts(db);
    this.sessions = new Sessions(db);
    this.links = new Links(db);
    this.people = new People(db);
    this.tickets = new Tickets(db);
    this.audit = new Audit(db);
    this.door = new Door(mode, db, this.tickets);
  }

  /** `setUpToken` opens `/setup`, once, while nobody owns the server. */
  static open(file: string, mode: AccessMode, setUpToken: string): Access {
    const access = new Access(openSqlite(file, accessTables), mode, setUpToken);
    const now = new Date();
    access.audit.forgetOld(now);
    access.people.forgetLongGone(now);
    return access;
  }

  get mode(): AccessMode {
    return this.door.mode;
  }

  /** Nobody owns this server yet. */
  get needsSetUp(): boolean {
    return this.mode === 'accounts' && !this.accounts.hasOwner;
  }

  /** For who started the server, to be handed on to its owner; null when there is an owner. */
  get setUpToken(): string | null {
    return this.needsSetUp ? this.#setUpToken : null;
  }

  isSetUpToken(token: string): boolean {
    return this.needsSetUp && hashOfSecret(this.#setUpToken) === hashOfSecret(token);
  }

  /** All that opened a map which is no more. */
  forgetMap(mapId: string): void {
    for (const table of ['tickets', 'people', 'links']) {
      this.#db.prepare(`DELETE FROM ${table} WHERE map_id = ?`).run(mapId);
    }
  }

  close(): void {
    this.#db.close();
  }
}
