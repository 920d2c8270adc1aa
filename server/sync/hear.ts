import type { Metrics } from '#server/Metrics.ts';
import type { Connection } from './Connection.ts';
import type { Room } from './Room.ts';

/** Passes a frame to the room; true when it was a message of the protocol. A text frame (null) never is. */
export function hear(
  room: Room,
  connection: Connection,
  frame: Uint8Array | null,
  metrics: Metrics,
): boolean {
  if (!connection.isOpen || room.isClosed) return false;
  const guarded = connection.guard.check(frame ?? new Uint8Array(), Date.now());
  metrics.count('throughline_messages_heard_total');
  switch (guarded.verdict) {
    case 'pass':
      room.receive(connection, guarded.message);
      return true;
    case 'ignore':
      return true;
    case 'refuse':
      metrics.count('throughline_sockets_refused_total', 1, { code: guarded.code });
      connection.close(guarded);
      return false;
  }
}
