import { closeCodes } from '#document/closeCodes.ts';
import type { Connection } from './Connection.ts';
import type { Refusal } from './Guard.ts';
import { limits } from './limits.ts';
import { QueuedBytes } from './QueuedBytes.ts';
import type { RoomEntry } from './roomEntry.ts';

/** How much waits for a room's turn: bounded for a connection, for the room, and for all rooms together. */
export class Backlog {
  readonly #room: QueuedBytes;

  constructor(allRooms: QueuedBytes) {
    this.#room = new QueuedBytes(limits.queuedBytesOfRoom, allRooms);
  }

  /** Makes room for an edit; a refusal when there is none. */
  add(from: Connection, bytes: number): Refusal | null {
    if (!from.queued.add(bytes)) {
      return { code: closeCodes.tooMany, reason: 'Too much is waiting to be saved. Try again.' };
    }
    if (this.#room.add(bytes)) return null;
    from.queued.release(bytes);
    return { code: closeCodes.tryAgain, reason: 'The server has too much to save. Try again.' };
  }

  /** They were taken, or never will be. */
  release(entries: readonly RoomEntry[]): void {
    for (const entry of entries) {
      if (entry.kind !== 'edit') continue;
      entry.from.queued.release(entry.update.byteLength);
      this.#room.release(entry.update.byteLength);
    }
  }
}
