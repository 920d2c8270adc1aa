import type { Log } from './log.ts';
import type { RunningServer } from './startServer.ts';

type ReturningNeeds = {
  readonly start: () => Promise<RunningServer>;
  readonly retryMs: number;
  readonly log: Log;
};

/**
 * A server that goes away for a moment and comes back. Where it cannot (a full disk), it says why in the log and tries
 * again until it can or is stopped: nobody has to look after it.
 */
export class ReturningServer {
  readonly #needs: ReturningNeeds;
  #server: RunningServer | null;
  #why = '';
  #away: Promise<unknown> = Promise.resolve();
  #coming: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(server: RunningServer, needs: ReturningNeeds) {
    this.#server = server;
    this.#needs = needs;
  }

  /** The server at work. Throws with a sentence while there is none. */
  get running(): RunningServer {
    if (this.#server !== null) return this.#server;
    throw new Error(
      `The server cannot start at the moment, and tries again every few seconds. The reason: ${this.#why}`,
    );
  }

  /** Does something to the folder while nobody has it open. Settles as the work does, once a return was tried. */
  whileAway<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#goAway(work);
    this.#away = turn.catch(() => undefined);
    return turn;
  }

  /** Lets work on the folder end, then stops for good, whether it is running, away, or trying to come back. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#away;
    await this.#leave();
  }

  async #goAway<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isStopped) throw new Error('The server is stopping.');
    try {
      await this.#leave();
      return await work();
    } finally {
      await this.#comeBack();
    }
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#coming;
    clearTimeout(this.#timer);
    const server = this.#server;
    this.#server = null;
    await server?.stop();
  }

  #comeBack(): Promise<void> {
    this.#coming = this.#tryToStart();
    return this.#coming;
  }

  async #tryToStart(): Promise<void> {
    if (this.#isStopped) return;
    try {
      this.#server = await this.#needs.start();
    } catch (error) {
      this.#why = error instanceof Error ? error.message : String(error);
      this.#needs.log.error({ event: 'notStarted', err: error });
      this.#timer = setTimeout(() => void this.#comeBack(), this.#needs.retryMs);
    }
  }
}
