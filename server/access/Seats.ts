import type { Connection } from '#server/sync/Connection.ts';
import type { Refusal } from '#server/sync/Guard.ts';
import type { End } from './Door.ts';
import type { Principal } from './Principal.ts';

/** A live socket. */
export type Seat = {
  readonly mapId: string;
  readonly principal: Principal;
  /** ISO 8601 */
  readonly since: string;
};

/** Node's timers hold 24 days, a session thirty. */
const longestTimerMs = 2 ** 31 - 1;

/** Everybody's live sockets, on whatever document: what is revoked closes here, at once. */
export class Seats {
  readonly #taken = new Map<Connection, Seat>();
  readonly #timers = new Map<Connection, NodeJS.Timeout>();

  /** Seats a connection until it leaves, or until its right to be here ends by itself. */
  take(connection: Connection, mapId: string, end: End | null): void {
    const since = new Date().toISOString();
    this.#taken.set(connection, { mapId, principal: connection.principal, since });
    if (end !== null) this.#closeAt(connection, end);
  }

  #closeAt(connection: Connection, end: End): void {
    const ms = Date.parse(end.at) - Date.now();
    const timer =
      ms > longestTimerMs
        ? setTimeout(() => this.#closeAt(connection, end), longestTimerMs)
        : setTimeout(() => connection.close(end.why), ms);
    this.#timers.set(connection, timer.unref());
  }

  leave(connection: Connection): void {
    clearTimeout(this.#timers.get(connection));
    this.#timers.delete(connection);
    this.#taken.delete(connection);
  }

  /** Who is on a map now, by socket. */
  of(mapId: string): Seat[] {
    return [...this.#taken.values()].filter((seat) => seat.mapId === mapId);
  }

  /** Sends out all whom `isMeant` says; from then on they are sent nothing and heard no more. */
  close(isMeant: (principal: Principal) => boolean, refusal: Refusal): void {
    for (const [connection, { principal }] of this.#taken) {
      if (isMeant(principal)) connection.close(refusal);
    }
  }
}
