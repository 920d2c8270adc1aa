/** Tells once nobody has been there for a while; begun anew whenever somebody goes or something is done. */
export class IdleTimer {
  readonly #ms: number;
  readonly #isIdle: () => boolean;
  readonly #tell: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(ms: number, isIdle: () => boolean, tell: () => void) {
    this.#ms = ms;
    this.#isIdle = isIdle;
    this.#tell = tell;
  }

  restart(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      if (this.#isIdle()) this.#tell();
      else this.restart();
    }, this.#ms);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
