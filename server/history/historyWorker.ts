import { parentPort, workerData } from 'node:worker_threads';
import type { FromHistoryThread, ToHistoryThread } from './historyMessages.ts';
import { openHistoryStore } from './openHistoryStore.ts';

/** Thin shell: the history's own thread, so that neither a version nor its fsync delays an edit. */
if (parentPort === null) throw new Error('The history’s thread is started by HistoryThread.ts.');
const port = parentPort;
const say = (message: FromHistoryThread): void => port.postMessage(message, []);
const store = openHistoryStore(String(workerData));

const running = new Set<Promise<void>>();

port.on('message', (message: ToHistoryThread) => {
  if (message.kind === 'close') return void close();
  const done = answer(message).finally(() => running.delete(done));
  running.add(done);
});

/** All but copying is done at once, so that calls take effect in the order in which they come. */
async function answer({ id, name, wish }: Extract<ToHistoryThread, { kind: 'call' }>): Promise<void> {
  try {
    say({ kind: 'answer', id, answer: await (store[name] as (wish: unknown) => unknown)(wish) });
  } catch (error) {
    say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function close(): Promise<void> {
  await Promise.all(running);
  store.close();
  port.close();
}
