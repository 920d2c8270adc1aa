import { parentPort, workerData } from 'node:worker_threads';
import { openFailureStore, type FailureStore } from './openFailureStore.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

/** Thin shell: the failures' own thread, so that no import and no query of theirs delays an edit. */
if (parentPort === null) throw new Error('The failures’ thread is started by Failures.ts.');
const port = parentPort;
const say = (message: FromThread): void => port.postMessage(message, []);
const cancelled = new Set<number>();
const running = new Set<Promise<void>>();
let isClosing = false;

const store = openStore(String(workerData));

function openStore(dataFolder: string): FailureStore | null {
  try {
    const opened = openFailureStore(dataFolder, () => new Date());
    say({ kind: 'opened' });
    return opened;
  } catch (error) {
    say({ kind: 'refusedToOpen', problem: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'call': {
      const done = answer(message).finally(() => running.delete(done));
      running.add(done);
      return;
    }
    case 'cancel':
      cancelled.add(message.id);
      return;
    case 'close':
      void close();
  }
});

/** What is under way ends as cancelled, and is told, before the database closes. */
async function close(): Promise<void> {
  isClosing = true;
  await Promise.all(running);
  store?.close();
  port.close();
}

async function answer({ id, name, wish }: Extract<ToThread, { kind: 'call' }>): Promise<void> {
  try {
    if (store === null) throw new Error('The failures’ database is not open.');
    const call = store[name] as (wish: unknown, isCancelled: () => boolean) => unknown;
    say({ kind: 'answer', id, answer: await call(wish, () => isClosing || cancelled.has(id)) });
  } catch (error) {
    say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    cancelled.delete(id);
  }
}
