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

  /** False when there is not so much left to take; then nothing is taken. */
  take(now: number, count = 1): boolean {
    if (!this.has(now, count)) return false;
    this.#tokens -= count;
    return true;
  }

  /** Nothing was taken, or all was earned back. */
  isFull(now: number): boolean {
    return this.has(now, this.#burst);
  }

  /** Whether there is so much to take. */
  has(now: number, count = 1): boolean {
    const earned = this.#last === null ? 0 : ((now - this.#last) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, earned));
    this.#last = now;
    return this.#tokens >= count;
  }
}
