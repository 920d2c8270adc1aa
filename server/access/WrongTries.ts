import type { Audit } from './Audit.ts';

/** A quiet time after which one more is noted at once. */
const restMs = 3_600_000;

/** What is tried, as it is counted: "a wrong password", "wrong passwords". */
type Words = { readonly one: string; readonly many: string };

/**
 * Tries that went wrong, as the audit has them: counted, and one line an hour at most, so that who tries without end
 * does not fill the disk. What was tried is never kept.
 */
export class WrongTries {
  readonly #audit: Audit;
  readonly #words: Words;
  #count = 0;
  #notedAt = -Infinity;

  constructor(audit: Audit, words: Words) {
    this.#audit = audit;
    this.#words = words;
  }

  /** One more; where nothing was noted within the hour, all since then are. */
  count(now: Date): void {
    this.#count += 1;
    if (now.getTime() - this.#notedAt < restMs) return;
    this.#notedAt = now.getTime();
    this.#audit.add({ at: now, mapId: null, personId: '', what: `tried ${this.take() ?? ''}` });
  }

  /** Those that were not noted yet, "3 wrong passwords", for an entry of another's; null where there are none. */
  take(): string | null {
    const count = this.#count;
    this.#count = 0;
    if (count === 0) return null;
    return count === 1 ? this.#words.one : `${count} ${this.#words.many}`;
  }
}
