import type { NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import { readNumbers, type CountedNumbers, type Numbers } from '#domain/failures/cube/readNumbers.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
// oxlint-disable-next-line import/default -- reason: Vite answers this import with the built script's address
import workerUrl from './countRowsWorker.ts?worker&url';
import type { FromCountRowsWorker, SentNumbers, ToCountRowsWorker } from './countRowsMessages.ts';
import { startWorker } from './startWorker.ts';

type Answer =
  | { readonly state: 'counted'; readonly numbers: Numbers }
  | { readonly state: 'superseded' }
  | { readonly state: 'failed'; readonly problem: string };

interface Waiting {
  readonly question: NumbersQuestion;
  readonly revisions: string;
  readonly of: 'rows' | 'tallies';
  readonly settle: (answer: Answer) => void;
}

/**
 * A map's failures, row by row, in a worker that loads them from the server and counts them. One question is on its
 * way at a time; of those that come meanwhile only the newest is asked, the others are superseded.
 */
export function countRows(mapId: string) {
  const worker = startWorker(workerUrl);
  const send = (message: ToCountRowsWorker, moved: readonly Transferable[] = []): void =>
    worker.postMessage(message, [...moved]);
  let known: AssignmentMap | null = null;
  const loading = loads((revisions) => send({ kind: 'load', revisions }));
  const reading = readings();
  let told: CountedNumbers | null = null;
  let asking: Waiting | null = null;
  let next: Waiting | null = null;

  const ask = (waiting: Waiting): void => {
    asking = waiting;
    const { map, filter, wanted } = waiting.question;
    const question = { filter, wanted, map: map === known ? null : needed(map) };
    known = map;
    send({ kind: 'ask', of: waiting.of, revisions: waiting.revisions, question });
  };
  const settle = (answer: Answer): void => {
    const settled = asking;
    asking = null;
    const waiting = next;
    next = null;
    if (waiting !== null) ask(waiting);
    settled?.settle(answer);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<FromCountRowsWorker>) => {
    if (data.kind === 'loaded' || data.kind === 'notLoaded') loading.settle(data.revisions, data.kind);
    else if (data.kind === 'tables') reading.settle(data.no, data.tables);
    else if (data.kind === 'counted') {
      told = newer(told, data.numbers);
      settle({ state: 'counted', numbers: readNumbers(told) });
    } else settle({ state: 'failed', problem: data.problem });
  });
  worker.addEventListener('error', (event) => {
    settle({ state: 'failed', problem: `Counting failed: ${event.message || 'the counter did not start'}.` });
    loading.fail();
    reading.fail();
  });
  send({ kind: 'open', mapId });

  return {
    open: loading.open,
    isReady: loading.isReady,
    ask: (question: NumbersQuestion, revisions: string, of: 'rows' | 'tallies'): Promise<Answer> =>
      new Promise((resolve) => {
        const waiting = { question, revisions, of, settle: resolve };
        if (asking === null) return ask(waiting);
        next?.settle({ state: 'superseded' });
        next = waiting;
      }),
    readTallies: (bytes: ArrayBuffer): Promise<FailureTables | null> =>
      reading.begin((no) => send({ kind: 'tallies', no, bytes }, [bytes])),
    stop: (): void => {
      worker.terminate();
      reading.fail();
      next = null;
      settle({ state: 'superseded' });
    },
  };
}

/** Who waits for the rows to be loaded; a state of the datasets is asked for once. */
function loads(start: (revisions: string) => void) {
  let loaded = '';
  const waiting = new Map<string, PromiseWithResolvers<boolean>>();
  const settle = (revisions: string, outcome: 'loaded' | 'notLoaded'): void => {
    if (outcome === 'loaded') loaded = revisions;
    waiting.get(revisions)?.resolve(outcome === 'loaded');
    waiting.delete(revisions);
  };
  return {
    isReady: (revisions: string): boolean => loaded === revisions,
    open: (revisions: string): Promise<boolean> => {
      if (loaded === revisions) return Promise.resolve(true);
      const known = waiting.get(revisions) ?? Promise.withResolvers<boolean>();
      if (!waiting.has(revisions)) start(revisions);
      waiting.set(revisions, known);
      return known.promise;
    },
    settle,
    fail: (): void => {
      for (const revisions of waiting.keys()) settle(revisions, 'notLoaded');
    },
  };
}

/** Who waits for tallies to be read. */
function readings() {
  const waiting: ((tables: FailureTables | null) => void)[] = [];
  return {
    begin: (start: (no: number) => void): Promise<FailureTables | null> =>
      new Promise((resolve) => start(waiting.push(resolve) - 1)),
    settle: (no: number, tables: FailureTables | null): void => waiting[no]?.(tables),
    fail: (): void => waiting.forEach((settle) => settle(null)),
  };
}

/** An answer with what was not sent again, because it is as in the answer before. */
function newer(before: CountedNumbers | null, sent: SentNumbers): CountedNumbers {
  const whole = sent.whole ?? before?.whole;
  const frame = sent.frame ?? before?.frame;
  if (whole === undefined || frame === undefined) throw new Error('The first answer has to be complete.');
  return { ...sent, whole, frame };
}

/** The parts of a map that counting needs: the rest stays out of the message. */
function needed({ rules, touchpoints, paths, failureModes }: AssignmentMap): AssignmentMap {
  return { rules, touchpoints, paths, failureModes };
}
