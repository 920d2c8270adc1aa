import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FailureCalls } from './FailureCalls.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void };

const threadFile = new URL('./failuresThread.ts', import.meta.url);

/**
 * The failures of all maps, kept by a thread of their own in failures.sqlite. Should the thread break off, the calls
 * under way reject and what they did is undone; the next call starts it anew.
 */
export class Failures {
  readonly #start: () => Promise<Worker>;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Promise<Worker>;
  #lastId = 0;
  #isStopped = false;

  private constructor(start: () => Promise<Worker>, thread: Worker) {
    this.#start = start;
    this.#thread = Promise.resolve(this.#listen(thread));
  }

  /** Opens the database in its thread, whose heap may be limited. Rejects with a sentence where it cannot be opened. */
  static async start(dataFolder: string, heapMegabytes?: number): Promise<Failures> {
    const start = (): Promise<Worker> => startThread(dataFolder, heapMegabytes);
    return new Failures(start, await start());
  }

  /** Asks the thread. Aborting the signal cancels what looks out for it: an import then ends as cancelled. */
  async call<K extends keyof FailureCalls>(
    name: K,
    wish: Parameters<FailureCalls[K]>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<FailureCalls[K]>> {
    if (this.#isStopped) throw new Error('The server is stopping.');
    const thread = await this.#thread;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => send(thread, { kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        send(thread, { kind: 'call', id, name, wish });
        if (signal?.aborted) cancel();
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Closes the database and ends the thread. */
  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    const thread = await this.#thread;
    const exit = once(thread, 'exit');
    send(thread, { kind: 'close' });
    await exit;
  }

  #listen(thread: Worker): Worker {
    let reason = new Error('The failures’ thread has ended.');
    thread.on('message', (message: FromThread) => this.#hear(message));
    thread.on('error', (error) => (reason = error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', () => this.#endWith(reason));
    return thread;
  }

  #hear(message: FromThread): void {
    if (message.kind !== 'answer' && message.kind !== 'failed') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(message.error);
  }

  #endWith(reason: Error): void {
    if (!this.#isStopped) {
      this.#thread = this.#start().then((thread) => this.#listen(thread));
      // Whoever calls next hears why it does not start; until then nobody has to.
      this.#thread.catch(() => undefined);
    }
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

function send(thread: Worker, message: ToThread): void {
  thread.postMessage(message, []);
}

async function startThread(dataFolder: string, heapMegabytes: number | undefined): Promise<Worker> {
  const thread = new Worker(threadFile, {
    workerData: dataFolder,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const [first] = (await once(thread, 'message')) as [FromThread];
  if (first.kind !== 'refusedToOpen') return thread;
  await thread.terminate();
  throw new Error(first.problem);
}
