import { RateLimit } from '#server/sync/RateLimit.ts';

/** A whole afternoon's acts may come at once from who was offline; after that, as fast as anybody talks. */
const burst = 300;
const perSecond = 5;
const mostPeople = 10_000;

/** How fast each person may act. The clock (milliseconds) is handed in. */
export class Paces {
  readonly #limits = new Map<string, RateLimit>();

  /** False when somebody acts faster than people do. */
  take(personId: string, now: number): boolean {
    // Forgetting all is kind to who is over the limit, and bounded.
    if (this.#limits.size >= mostPeople) this.#limits.clear();
    const limit = this.#limits.get(personId) ?? new RateLimit(burst, perSecond);
    this.#limits.set(personId, limit);
    return limit.take(now);
  }
}
