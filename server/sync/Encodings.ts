import { personIdOf, type Principal } from '#server/access/Principal.ts';
import { limits } from './limits.ts';
import { RateLimit } from './RateLimit.ts';

/** How often each person may have something encoded for them alone, over all of their sockets. */
export class Encodings {
  readonly #limitOf = new Map<string, RateLimit>();

  /** False when they had theirs for now. */
  take(who: Principal, now: number): boolean {
    const person = personIdOf(who);
    const limit = this.#limitOf.get(person) ?? new RateLimit(limits.encodings, limits.encodingsPerSecond);
    // Whoever asked last stays; who is forgotten has long earned everything back.
    this.#limitOf.delete(person);
    this.#limitOf.set(person, limit);
    const [oldest] = this.#limitOf.size > limits.rememberedIds ? this.#limitOf.keys() : [];
    if (oldest !== undefined) this.#limitOf.delete(oldest);
    return limit.take(now);
  }
}
