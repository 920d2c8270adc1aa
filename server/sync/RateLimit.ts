/** A token bucket: `burst` at once, `perSecond` earned back. The clock (milliseconds) is handed in with each take. */
export class RateLimit {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #last: number | null = null;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  /** False when there is nothing left to take. */
  take(now: number): boolean {
    if (!this.has(now)) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whether there is something to take. */
  has(now: number): boolean {
    const earned = this.#last === null ? 0 : ((now - this.#last) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, earned));
    this.#last = now;
    return this.#tokens >= 1;
  }
}
