import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FromMatcherThread, MatcherCalls, ToMatcherThread } from './matcherMessages.ts';

type Waiting = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly onShare: ((share: number) => void) | undefined;
};

const threadFile = new URL('./matcherWorker.ts', import.meta.url);

/** The matchers' thread, started when it is first asked, and anew after it broke off. */
export class MatcherThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  /** Rises whenever a thread is started: models have to be given again then. */
  startedTimes = 0;

  async call<K extends keyof MatcherCalls>(
    name: K,
    wish: Parameters<MatcherCalls[K]>[0],
    { signal, onShare }: { readonly signal?: AbortSignal; readonly onShare?: (share: number) => void } = {},
  ): Promise<ReturnType<MatcherCalls[K]>> {
    const worker = this.#started();
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = (): void => send(worker, { kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onShare });
        send(worker, { kind: 'call', id, name, wish });
        if (signal?.aborted) cancel();
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the thread at once; what was asked rejects. It keeps nothing. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    const exit = once(worker, 'exit');
    await worker.terminate();
    await exit;
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    this.startedTimes += 1;
    const worker = new Worker(threadFile);
    let reason = new Error('The matchers’ thread has ended.');
    worker.on('message', (message: FromMatcherThread) => this.#hear(message));
    worker.on('error', (error) => (reason = error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(reason);
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }

  #hear(message: FromMatcherThread): void {
    const waiting = this.#waiting.get(message.id);
    if (message.kind === 'share') return waiting?.onShare?.(message.share);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(message.error);
  }
}

function send(worker: Worker, message: ToMatcherThread): void {
  worker.postMessage(message, []);
}
