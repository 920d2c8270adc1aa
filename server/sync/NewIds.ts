import { personIdOf, type Principal } from '#server/access/Principal.ts';
import { limits } from './limits.ts';
import { RateLimit } from './RateLimit.ts';

type Pace = { readonly ids: number; readonly perSecond: number };

/**
 * How many client ids are brought into a map: it keeps every one for ever and sends it in every state vector. Counted
 * by person; of guests also by the link that they came by and over all links, since behind one link anybody may be
 * many persons. Kept over the comings and goings of the map's room, or who waits until it is idle begins anew.
 */
export class NewIds {
  readonly #rates = new Map<string, RateLimit>();

  /** Takes so many, or none and false. `now` in milliseconds. */
  take(who: Principal, count: number, now: number): boolean {
    const rates = this.#ratesOf(who);
    if (!rates.every((rate) => rate.has(now, count))) return false;
    for (const rate of rates) rate.take(now, count);
    return true;
  }

  /** Nobody brought anything lately: it need not be kept. */
  isRested(now: number): boolean {
    for (const [key, rate] of this.#rates) if (rate.isFull(now)) this.#rates.delete(key);
    return this.#rates.size === 0;
  }

  #ratesOf(who: Principal): RateLimit[] {
    const own = this.#rateOf(`person ${personIdOf(who)}`, limits.newIds);
    if (who.kind !== 'guest') return [own];
    return [
      own,
      this.#rateOf(`link ${who.linkId}`, limits.newIdsOfLink),
      this.#rateOf('links', limits.newIdsOfLinks),
    ];
  }

  #rateOf(key: string, { ids, perSecond }: Pace): RateLimit {
    const known = this.#rates.get(key);
    if (known !== undefined) return known;
    if (this.#rates.size >= limits.rememberedIds) this.isRested(Date.now());
    const rate = new RateLimit(ids, perSecond);
    this.#rates.set(key, rate);
    return rate;
  }
}
