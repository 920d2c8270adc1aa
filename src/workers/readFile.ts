import type { ImportHints } from '#domain/failures/proof.ts';
// oxlint-disable-next-line import/default -- reason: Vite answers this import with the built script's address
import workerUrl from './readFileWorker.ts?worker&url';
import type {
  FromReadFileWorker,
  ReadFileAnswers,
  ReadFileQuestion,
  ReadFileResult,
  ToReadFileWorker,
} from './readFileMessages.ts';
import { startWorker } from './startWorker.ts';

/** A file being read in the tab, in a worker of its own. Nothing of it leaves the tab. */
export interface FileReading {
  /** Asks about the file; a new question cancels the one before. `onProgress` hears shares from 0 to 1. */
  readonly ask: <K extends ReadFileQuestion['kind']>(
    question: Extract<ReadFileQuestion, { kind: K }>,
    onProgress?: (share: number) => void,
  ) => Promise<ReadFileResult<ReadFileAnswers[K]>>;
  /** Stops reading and frees the worker; what is under way ends as cancelled. */
  readonly close: () => void;
}

interface Waiting {
  readonly settle: (result: ReadFileResult<never>) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** Opens a file in a new worker. `hints` carry the time zone of the person's computer. */
export function readFile(file: File, hints: ImportHints): FileReading {
  const worker = startWorker(workerUrl);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const settle = (id: number, result: ReadFileResult<never>): void => {
    waiting.get(id)?.settle(result);
    waiting.delete(id);
  };
  const settleAll = (result: ReadFileResult<never>): void => {
    for (const id of waiting.keys()) settle(id, result);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<FromReadFileWorker>) => {
    if (data.kind === 'progress') waiting.get(data.id)?.onProgress?.(data.share);
    else settle(data.id, data.result as ReadFileResult<never>);
  });
  worker.addEventListener('error', (event) => {
    settleAll({
      state: 'refused',
      problem: `Reading the file failed: ${event.message || 'the reader did not start'}.`,
    });
  });
  const send = (message: ToReadFileWorker): void => worker.postMessage(message, []);
  send({ kind: 'open', file, hints });

  return {
    ask: (question, onProgress) =>
      new Promise((resolve) => {
        lastId += 1;
        waiting.set(lastId, { settle: resolve, onProgress });
        send({ kind: 'ask', id: lastId, question });
      }),
    close: () => {
      worker.terminate();
      settleAll({ state: 'cancelled' });
    },
  };
}
