import { closeCodes } from '#document/closeCodes.ts';
import type { Authors } from './Authors.ts';
import type { Connection } from './Connection.ts';
import type { Refusal } from './Guard.ts';
import type { SyncTimes } from './limits.ts';
import { writePresence } from './messages.ts';
import { nobody, Presence } from './Presence.ts';

/**
 * The connections of one room: who hears what, and who is seen. Presence goes out on a beat, merged; a connection
 * that heard nothing for long hears that the line is alive.
 */
export class Audience {
  readonly #times: SyncTimes;
  readonly #connections = new Set<Connection>();
  readonly #presence: Presence;
  #beat: NodeJS.Timeout | null = null;
  #keepAlive: NodeJS.Timeout | null = null;

  constructor(times: SyncTimes, authors: Authors) {
    this.#times = times;
    this.#presence = new Presence(authors);
  }

  get size(): number {
    return this.#connections.size;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#connections.values();
  }

  has(connection: Connection): boolean {
    return this.#connections.has(connection);
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
    this.#keepAlive ??= setInterval(() => this.#sendKeepAlive(), this.#times.keepAliveMs / 4);
  }

  remove(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#presence.leave(connection);
    this.#scheduleBeat();
    if (this.#connections.size === 0) this.#stopTimers();
  }

  /** Entries from a connection, which is closed when they cannot be read. */
  receivePresence(from: Connection, bytes: Uint8Array): void {
    if (!this.#presence.receive(from, bytes, Date.now())) {
      from.close({ code: closeCodes.badMessage, reason: 'This presence cannot be read.' });
    }
    this.#scheduleBeat();
  }

  /** Everyone who is here, to one connection. */
  introduce(to: Connection): void {
    if (this.#presence.count > 0) to.send(writePresence(this.#presence.everyone()), Date.now());
  }

  /** To all who have the document, but not to `except`, who made the change alone. */
  broadcast(message: Uint8Array, except: unknown): void {
    const now = Date.now();
    for (const connection of this.#connections) {
      if (connection !== except && connection.hasDocument) connection.send(message, now);
    }
  }

  closeAll(refusal: Refusal): void {
    for (const connection of this.#connections) connection.close(refusal);
    this.#connections.clear();
    this.#stopTimers();
  }

  #scheduleBeat(): void {
    if (this.#beat !== null || !this.#presence.hasChanges || this.size === 0) return;
    const crowd = Math.max(1, this.size / 150);
    this.#beat = setTimeout(() => this.#sendBeat(), this.#times.presenceMs * crowd);
  }

  #sendBeat(): void {
    this.#beat = null;
    const message = writePresence(this.#presence.takeChanges());
    const now = Date.now();
    for (const connection of this.#connections) connection.send(message, now);
  }

  #sendKeepAlive(): void {
    const now = Date.now();
    const message = writePresence(nobody);
    for (const connection of this.#connections) {
      if (connection.isQuietSince(now - this.#times.keepAliveMs)) connection.send(message, now);
    }
  }

  #stopTimers(): void {
    if (this.#beat !== null) clearTimeout(this.#beat);
    if (this.#keepAlive !== null) clearInterval(this.#keepAlive);
    this.#beat = null;
    this.#keepAlive = null;
  }
}
