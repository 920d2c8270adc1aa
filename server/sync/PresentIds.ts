import type { Authors } from './Authors.ts';
import type { Journal } from './Journal.ts';

/**
 * Stores whose the ids are that people were present under and have not written with, though nobody edits: all of them
 * together a while after the first, and when the room is put away. Where the disk fails they wait for the next time;
 * nobody is sent away for it.
 */
export class PresentIds {
  readonly #authors: Authors;
  readonly #journal: Journal;
  readonly #waitMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(authors: Authors, journal: Journal, waitMs: number) {
    this.#authors = authors;
    this.#journal = journal;
    this.#waitMs = waitMs;
  }

  /** After each message of presence. */
  look(): void {
    if (!this.#authors.hasFresh) return;
    this.#timer ??= setTimeout(() => {
      this.store().catch(() => this.look());
    }, this.#waitMs).unref();
  }

  async store(): Promise<void> {
    this.stop();
    const fresh = this.#authors.takeFresh();
    try {
      if (fresh.size > 0) await this.#journal.bind(fresh);
    } catch (error) {
      this.#authors.giveBack(fresh);
      throw error;
    }
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
