/**
 * Gathers what arrives and hands it over in turns: at once where it is quiet, and otherwise all that waited, a few
 * milliseconds after the turn before; never two turns at once. What arrives during a turn is the next one. That is the
 * group commit: one edit waits for nobody, and many share a write to the disk.
 */
export class TurnQueue<Entry> {
  readonly #waitMs: number;
  readonly #take: (entries: readonly Entry[]) => Promise<void>;
  #waiting: Entry[] = [];
  #turn: Promise<void> | null = null;
  /** Takes back the turn that is to come; null where none is. */
  #cancel: (() => void) | null = null;
  #isStopped = false;
  /** When the last turn ended, in milliseconds of this process's clock. */
  #endedAt = -Infinity;

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
    // Where a turn itself asks for this, it is known a moment later.
    await Promise.resolve();
    while (this.#turn !== null) await this.#turn;
    this.#callOff();
    if (this.#waiting.length > 0) await this.#start();
  }

  /** No more turns. Gives back what still waited. */
  stop(): Entry[] {
    this.#isStopped = true;
    this.#callOff();
    return this.#waiting.splice(0);
  }

  #schedule(): void {
    if (this.#cancel !== null || this.#turn !== null || this.#waiting.length === 0 || this.#isStopped) return;
    const start = () => {
      this.#cancel = null;
      void this.#start();
    };
    const waitMs = this.#endedAt + this.#waitMs - performance.now();
    if (waitMs > 0) {
      const timer = setTimeout(start, waitMs);
      this.#cancel = () => clearTimeout(timer);
    } else {
      // After all that the sockets have brought by now; a timer would wait for a millisecond at least.
      const next = setImmediate(start);
      this.#cancel = () => clearImmediate(next);
    }
  }

  #start(): Promise<void> {
    this.#turn = this.#take(this.#waiting.splice(0)).finally(() => {
      this.#turn = null;
      this.#endedAt = performance.now();
      this.#schedule();
    });
    return this.#turn;
  }

  #callOff(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
