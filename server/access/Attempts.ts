import { RateLimit } from '#server/sync/RateLimit.ts';

const mostKeys = 10_000;

/**
 * How often something may go wrong before one must wait, by key (an address, an account with an address). Only failures
 * count, so that thirty people behind one address get in; a key's count is earned back in time. In memory: a restart
 * gives everyone a fresh start, which is worth nothing to who guesses at 31⁸ codes or a password of 15 letters.
 */
export class Attempts {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #limits = new Map<string, RateLimit>();

  constructor(options: { readonly burst: number; readonly perMinute: number }) {
    this.#burst = options.burst;
    this.#perSecond = options.perMinute / 60;
  }

  /** Whether another try may be made now. */
  mayTry(key: string, now: number): boolean {
    return this.#limits.get(key)?.has(now) ?? true;
  }

  /** One more that went wrong (or, where every one counts, that was made). */
  count(key: string, now: number): void {
    let limit = this.#limits.get(key);
    if (limit === undefined) {
      limit = new RateLimit(this.#burst, this.#perSecond);
      this.#forgetOldest();
      this.#limits.set(key, limit);
    }
    limit.take(now);
  }

  /** It went right after all. */
  forgive(key: string): void {
    this.#limits.delete(key);
  }

  /** After how many seconds a try is earned back. */
  get retryAfterSeconds(): number {
    return Math.ceil(1 / this.#perSecond);
  }

  /** A bounded memory: who was counted first is forgotten first. */
  #forgetOldest(): void {
    if (this.#limits.size < mostKeys) return;
    const oldest = this.#limits.keys().next();
    if (oldest.done !== true) this.#limits.delete(oldest.value);
  }
}
