import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FailureCalls } from './FailureCalls.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void };

const threadFile = new URL('./failuresThread.ts', import.meta.url);

/**
 * The failures of all maps, kept by a thread of their own in failures.sqlite. Calls that were under way when the
 * thread broke off reject, and what they did is undone; the next call rejects too, as the server has to start again.
 */
export class Failures {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  private constructor(thread: Worker) {
    this.#thread = thread;
    thread.on('message', (message: FromThread) => this.#hear(message));
    thread.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => this.#end(new Error('The failures’ thread has ended.')));
  }

  /** Opens the database in its thread, whose heap may be limited. Rejects with a sentence where it cannot be opened. */
  static async start(dataFolder: string, heapMegabytes?: number): Promise<Failures> {
    const thread = new Worker(threadFile, {
      workerData: dataFolder,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const [first] = (await once(thread, 'message')) as [FromThread];
    if (first.kind === 'refusedToOpen') {
      await thread.terminate();
      throw new Error(first.problem);
    }
    return new Failures(thread);
  }

  /** Asks the thread. Aborting the signal cancels what looks out for it: an import then ends as cancelled. */
  async call<K extends keyof FailureCalls>(
    name: K,
    wish: Parameters<FailureCalls[K]>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<FailureCalls[K]>> {
    if (this.#ended !== null) throw this.#ended;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => this.#send({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#send({ kind: 'call', id, name, wish });
        if (signal?.aborted) cancel();
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Closes the database and ends the thread. */
  async stop(): Promise<void> {
    if (this.#ended !== null) return;
    const exit = once(this.#thread, 'exit');
    this.#send({ kind: 'close' });
    await exit;
  }

  #send(message: ToThread): void {
    this.#thread.postMessage(message, []);
  }

  #hear(message: FromThread): void {
    if (message.kind !== 'answer' && message.kind !== 'failed') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(message.error);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
