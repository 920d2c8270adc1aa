import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './threadMessages.ts';

type Waiting = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly onShare: ((share: number) => void) | undefined;
};

type Asking = { readonly signal?: AbortSignal | undefined; readonly onShare?: (share: number) => void };

/**
 * Calls to a worker thread, each settled by its answer. The thread is started when it is first asked; should it break
 * off, the calls under way reject, and the next one starts it anew.
 */
export class ThreadCalls<Calls extends { readonly [K in keyof Calls]: (wish: never) => unknown }> {
  readonly #what: string;
  readonly #start: () => Worker | Promise<Worker>;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Promise<Worker> | null = null;
  #lastId = 0;
  #isStopped = false;
  /** Rises whenever a thread is started: what an earlier one was given has to be given again then. */
  startedTimes = 0;

  /** `what` begins a sentence, such as "The history’s thread". */
  constructor(what: string, start: () => Worker | Promise<Worker>) {
    this.#what = what;
    this.#start = start;
  }

  /** Starts the thread where it is not running. Rejects as `start` does; the next call then tries again. */
  started(): Promise<Worker> {
    this.#thread ??= this.#begin();
    return this.#thread;
  }

  /** Aborting the signal cancels what looks out for it, and how that answers is its own matter. */
  async call<K extends keyof Calls>(
    name: K,
    wish: Parameters<Calls[K]>[0],
    { signal, onShare }: Asking = {},
  ): Promise<ReturnType<Calls[K]>> {
    if (this.#isStopped) throw new Error('The server is stopping.');
    const thread = await this.started();
    this.#lastId += 1;
    const id = this.#lastId;
    const say = (message: ToThread<Calls>): void => thread.postMessage(message, []);
    const cancel = (): void => say({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onShare });
        say({ kind: 'call', id, name, wish });
        if (signal?.aborted) cancel();
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Lets the thread end what it was asked and close what it has open; resolves once it is gone. */
  async close(): Promise<void> {
    await this.#end((thread) => thread.postMessage({ kind: 'close' } satisfies ToThread<Calls>, []));
  }

  /** Ends the thread at once; what was asked rejects. */
  async terminate(): Promise<void> {
    await this.#end((thread) => void thread.terminate());
  }

  async #end(how: (thread: Worker) => void): Promise<void> {
    this.#isStopped = true;
    // A thread that does not start is no thread to end; who asked for it has heard why.
    const thread = await this.#thread?.catch(() => null);
    if (thread == null) return;
    const exit = once(thread, 'exit');
    how(thread);
    await exit;
  }

  async #begin(): Promise<Worker> {
    this.startedTimes += 1;
    try {
      return this.#listen(await this.#start());
    } catch (error) {
      this.#thread = null;
      throw error;
    }
  }

  #listen(thread: Worker): Worker {
    let reason = new Error(`${this.#what} has ended.`);
    thread.on('message', (message: FromThread) => this.#hear(message));
    thread.on('error', (error) => (reason = error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => {
      this.#thread = null;
      for (const { reject } of this.#waiting.values()) reject(reason);
      this.#waiting.clear();
    });
    return thread;
  }

  #hear(message: FromThread): void {
    const waiting = this.#waiting.get(message.id);
    if (message.kind === 'share') return waiting?.onShare?.(message.share);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(message.error);
  }
}
