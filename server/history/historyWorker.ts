import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '#server/threads/answerCalls.ts';
import type { HistoryCalls } from './HistoryCalls.ts';
import { openHistoryStore } from './openHistoryStore.ts';

/** Thin shell: the history's own thread, so that neither a version nor its fsync delays an edit. */
if (parentPort === null) throw new Error('The history’s thread is started by History.ts.');
const store = openHistoryStore(String(workerData));
answerCalls<HistoryCalls>(parentPort, store, store.close);
