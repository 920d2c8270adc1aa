import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '#server/threads/answerCalls.ts';
import type { FailureCalls } from './FailureCalls.ts';
import type { Opening } from './Failures.ts';
import { openFailureStore } from './openFailureStore.ts';

/** Thin shell: the failures' own thread, so that no import and no query of theirs delays an edit. */
if (parentPort === null) throw new Error('The failures’ thread is started by Failures.ts.');
const port = parentPort;
const say = (opening: Opening): void => port.postMessage(opening, []);

try {
  const store = openFailureStore(String(workerData), () => new Date());
  answerCalls<FailureCalls>(port, store, store.close);
  say({ problem: null });
} catch (error) {
  say({ problem: error instanceof Error ? error.message : String(error) });
}
