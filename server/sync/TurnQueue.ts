/**
 * Gathers what arrives and hands it over in turns: all that waited, a few milliseconds after the first of it, and
 * never two turns at once. What arrives during a turn is the next one. That is the group commit.
 */
export class TurnQueue<Entry> {
  readonly #waitMs: number;
  readonly #take: (entries: readonly Entry[]) => Promise<void>;
  #waiting: Entry[] = [];
  #turn: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  /** `take` must not reject. */
  constructor(waitMs: number, take: (entries: readonly Entry[]) => Promise<void>) {
    this.#waitMs = waitMs;
    this.#take = take;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#turn === null;
  }

  push(entry: Entry): void {
    if (this.#isStopped) return;
    this.#waiting.push(entry);
    this.#schedule();
  }

  /** Takes what waits now, and resolves when it was taken. */
  async flush(): Promise<void> {
    await this.#turn;
    this.#clearTimer();
    if (this.#waiting.length > 0) await this.#start();
  }

  /** No more turns. Gives back what still waited. */
  stop(): Entry[] {
    this.#isStopped = true;
    this.#clearTimer();
    return this.#waiting.splice(0);
  }

  #schedule(): void {
    if (this.#timer !== null || this.#turn !== null || this.#waiting.length === 0 || this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#start();
    }, this.#waitMs);
  }

  #start(): Promise<void> {
    this.#turn = this.#take(this.#waiting.splice(0)).finally(() => {
      this.#turn = null;
      this.#schedule();
    });
    return this.#turn;
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
