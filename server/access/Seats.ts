import type { Connection } from '#server/sync/Connection.ts';
import type { Refusal } from '#server/sync/Guard.ts';
import { endings } from './endings.ts';
import type { Principal } from './Principal.ts';

/** A live socket. */
export type Seat = {
  readonly mapId: string;
  readonly principal: Principal;
  /** ISO 8601 */
  readonly since: string;
};

/** Longer than any link but "no end"; Node's timers hold 24 days. */
const longestTimerMs = 2 ** 31 - 1;

/** Everybody's live sockets, on whatever document: what is revoked closes here, at once. */
export class Seats {
  readonly #taken = new Map<Connection, Seat & { readonly end: NodeJS.Timeout | null }>();

  /** Seats a connection until it leaves, or until its right to be here ends by itself (ISO 8601). */
  take(connection: Connection, mapId: string, endsAt: string | null): void {
    const now = Date.now();
    const { principal } = connection;
    const end =
      endsAt === null ? null : setTimeout(() => connection.close(endingOf(principal)), msUntil(endsAt, now));
    end?.unref();
    const since = new Date(now).toISOString();
    this.#taken.set(connection, { mapId, principal, since, end });
  }

  leave(connection: Connection): void {
    const end = this.#taken.get(connection)?.end;
    if (end !== null && end !== undefined) clearTimeout(end);
    this.#taken.delete(connection);
  }

  /** Who is on a map now, by socket. */
  of(mapId: string): Seat[] {
    return [...this.#taken.values()].filter((seat) => seat.mapId === mapId);
  }

  /** Sends out all whom `isMeant` says; from then on they are sent nothing and heard no more. */
  close(isMeant: (principal: Principal, mapId: string) => boolean, refusal: Refusal): void {
    for (const [connection, { principal, mapId }] of this.#taken) {
      if (isMeant(principal, mapId)) connection.close(refusal);
    }
  }
}

function msUntil(endsAt: string, now: number): number {
  return Math.min(Date.parse(endsAt) - now, longestTimerMs);
}

/** A guest's session ends with its link; both are over at once. */
function endingOf(principal: Principal): Refusal {
  switch (principal.kind) {
    case 'ticket':
      return endings.ticketExpired;
    case 'guest':
      return endings.linkExpired;
    case 'nobody':
    case 'local':
    case 'account':
      return endings.sessionEnded;
  }
}
