import { parentPort, workerData } from 'node:worker_threads';
import type { FromHistoryThread, ToHistoryThread } from './historyMessages.ts';
import { openHistoryStore } from './openHistoryStore.ts';

/** Thin shell: the history's own thread, so that neither a version nor its fsync delays an edit. */
if (parentPort === null) throw new Error('The history’s thread is started by HistoryThread.ts.');
const port = parentPort;
const say = (message: FromHistoryThread): void => port.postMessage(message, []);
const store = openHistoryStore(String(workerData));

port.on('message', (message: ToHistoryThread) => {
  if (message.kind === 'close') {
    store.close();
    port.close();
    return;
  }
  const { id, name, wish } = message;
  try {
    say({ kind: 'answer', id, answer: (store[name] as (wish: unknown) => unknown)(wish) });
  } catch (error) {
    say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
  }
});
