import { setTimeout as wait } from 'node:timers/promises';
import type * as Y from 'yjs';
import type { Room } from './Room.ts';

/** Something that is made of the whole document and changes nothing: the map, its text. One function a thing. */
export type Reading<T> = (doc: Y.Doc) => T;

/** After a reading that took a while the edits have the thread for nine times as long, but nobody waits for ever. */
const restPerReading = 9;
const longestRestMs = 5_000;

/**
 * What is read of a room's whole map, for all who ask. A large map takes some 50 ms to read, and every edit waits
 * meanwhile: so it is read once a change however many ask, and a tenth of the time at most. Whoever asks while it rests
 * waits, and all of them get the next reading; what they get is never older than their question.
 */
export class Readings {
  readonly #room: Room;
  readonly #kept = new Map<Reading<unknown>, { readonly value: unknown }>();
  #restsUntil = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Rejects where the room is closed meanwhile. */
  async read<T>(reading: Reading<T>): Promise<T> {
    for (;;) {
      const read = await this.#room.run((doc) => this.#keptOrRead(doc, reading));
      // reason: under a function stands what that function gave
      if (read !== null) return read.value as T;
      const restMs = Math.max(0, this.#restsUntil - performance.now());
      await wait(restMs, null, { ref: false });
    }
  }

  /** Null while it rests. */
  #keptOrRead(doc: Y.Doc, reading: Reading<unknown>): { readonly value: unknown } | null {
    const kept = this.#kept.get(reading);
    if (kept !== undefined) return kept;
    const began = performance.now();
    if (began < this.#restsUntil) return null;
    const read = { value: reading(doc) };
    const ended = performance.now();
    this.#restsUntil = ended + Math.min(longestRestMs, (ended - began) * restPerReading);
    if (this.#kept.size === 0) doc.once('update', () => this.#kept.clear());
    this.#kept.set(reading, read);
    return read;
  }
}
