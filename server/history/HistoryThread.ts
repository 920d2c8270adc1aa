import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { HistoryCalls } from './HistoryCalls.ts';
import type { FromHistoryThread, ToHistoryThread } from './historyMessages.ts';

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void };

const threadFile = new URL('./historyWorker.ts', import.meta.url);

/** The history's thread: started when it is first asked, and anew after it broke off. */
export class HistoryThread {
  readonly #dataFolder: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  #isStopped = false;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  call<K extends keyof HistoryCalls>(
    name: K,
    wish: Parameters<HistoryCalls[K]>[0],
  ): Promise<ReturnType<HistoryCalls[K]>> {
    if (this.#isStopped) return Promise.reject(new Error('The server is stopping.'));
    const worker = this.#started();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      send(worker, { kind: 'call', id, name, wish });
    });
  }

  /** Carries out what was asked, closes the database and ends the thread. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const worker = this.#worker;
    if (worker === null) return;
    const exit = once(worker, 'exit');
    send(worker, { kind: 'close' });
    await exit;
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(threadFile, { workerData: this.#dataFolder });
    let reason = new Error('The history’s thread has ended.');
    worker.on('message', (message: FromHistoryThread) => this.#hear(message));
    worker.on('error', (error) => (reason = error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(reason);
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }

  #hear(message: FromHistoryThread): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(message.error);
  }
}

function send(worker: Worker, message: ToHistoryThread): void {
  worker.postMessage(message, []);
}
