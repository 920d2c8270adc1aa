import type * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import type { Audience } from './Audience.ts';
import { limits } from './limits.ts';
import { dropPending, pendingBytes } from './pending.ts';

/**
 * Edits without their predecessor may wait a little (the predecessor is usually the next message). When they are
 * many or old, they are dropped and those who sent them are closed: they come back and send everything anew.
 */
export class PendingWatch {
  readonly #doc: Y.Doc;
  readonly #audience: Audience;
  readonly #waitMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(doc: Y.Doc, audience: Audience, waitMs: number) {
    this.#doc = doc;
    this.#audience = audience;
    this.#waitMs = waitMs;
  }

  /** After each commit: lets acks go on once everything is in, else waits or gives up. */
  look(): void {
    const bytes = pendingBytes(this.#doc);
    if (bytes === 0) {
      this.stop();
      for (const connection of this.#audience) connection.acks.release();
    } else if (bytes > limits.pendingBytes) this.#giveUp();
    else this.#timer ??= setTimeout(() => this.#giveUp(), this.#waitMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #giveUp(): void {
    this.stop();
    dropPending(this.#doc);
    const reason = 'Something before this edit is missing. Connect again and send everything.';
    for (const connection of this.#audience) {
      if (connection.acks.isHeld) connection.close({ code: closeCodes.tryAgain, reason });
    }
  }
}
