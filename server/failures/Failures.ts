import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ThreadCalls } from '#server/threads/ThreadCalls.ts';
import type { FailureCalls } from './FailureCalls.ts';

/** What the failures' thread says first, once: null where the database is open, else why it is not. */
export type Opening = { readonly problem: string | null };

/** A file of this size is examined within a fifth of a second; a million rows take some two seconds. */
const examinedAtOnceBytes = 32 * 1024 * 1024;

const threadFile = new URL('./failuresThread.ts', import.meta.url);

/**
 * The failures of all maps, kept by a thread of their own in failures.sqlite. Should the thread break off, the calls
 * under way reject and what they did is undone; the next call starts it anew.
 */
export class Failures {
  readonly #thread: ThreadCalls<FailureCalls>;

  private constructor(thread: ThreadCalls<FailureCalls>) {
    this.#thread = thread;
  }

  /** Opens the database in its thread, whose heap may be limited. Rejects with a sentence where it cannot be opened. */
  static async start(dataFolder: string, heapMegabytes?: number): Promise<Failures> {
    const { failures, opened } = Failures.#begin(dataFolder, heapMegabytes);
    await opened;
    return failures;
  }

  /**
   * The same, but nobody waits until a large file is examined: maps can be edited meanwhile, and calls wait for it. What
   * is found wrong with it then is told to `broken`, with a sentence.
   */
  static async startSoon(dataFolder: string, broken: (problem: unknown) => void): Promise<Failures> {
    const { failures, opened } = Failures.#begin(dataFolder);
    const file = statSync(join(dataFolder, 'failures.sqlite'), { throwIfNoEntry: false });
    if ((file?.size ?? 0) <= examinedAtOnceBytes) await opened;
    else opened.catch(broken);
    return failures;
  }

  static #begin(
    dataFolder: string,
    heapMegabytes?: number,
  ): { failures: Failures; opened: Promise<unknown> } {
    const start = (): Promise<Worker> => startThread(dataFolder, heapMegabytes);
    const thread = new ThreadCalls<FailureCalls>('The failures’ thread', start);
    return { failures: new Failures(thread), opened: thread.started() };
  }

  /** Asks the thread. Aborting the signal cancels what looks out for it: an import then ends as cancelled. */
  call<K extends keyof FailureCalls>(
    name: K,
    wish: Parameters<FailureCalls[K]>[0],
    signal?: AbortSignal,
  ): Promise<ReturnType<FailureCalls[K]>> {
    return this.#thread.call(name, wish, { signal });
  }

  /** Closes the database and ends the thread. */
  stop(): Promise<void> {
    return this.#thread.close();
  }
}

async function startThread(dataFolder: string, heapMegabytes: number | undefined): Promise<Worker> {
  const thread = new Worker(threadFile, {
    workerData: dataFolder,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const [{ problem }] = (await once(thread, 'message')) as [Opening];
  if (problem === null) return thread;
  await thread.terminate();
  throw new Error(problem);
}
