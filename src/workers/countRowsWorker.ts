import './withoutEval.ts';
import { CubeDesk, type NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import type { CountedNumbers } from '#domain/failures/cube/readNumbers.ts';
import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
import { readTallies } from '#domain/failures/tallies.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import type { FromCountRowsWorker, ToCountRowsWorker } from './countRowsMessages.ts';
import { NoRows, RowsDesk } from './RowsDesk.ts';

/** Thin shell: loads a map's rows and counts them, off the main thread. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const say = (message: FromCountRowsWorker): void => scope.postMessage(message, []);

let desk: RowsDesk | null = null;
let talliesDesk: CubeDesk | null = null;
let map: AssignmentMap | null = null;
let told: CountedNumbers | null = null;

scope.addEventListener('message', ({ data }: MessageEvent<ToCountRowsWorker>) => {
  if (data.kind === 'open') desk = new RowsDesk(fetcherOf(data.mapId));
  else if (data.kind === 'tallies') say({ kind: 'tables', no: data.no, tables: tablesIn(data.bytes) });
  else void reply(data);
});

/** Keeps them to be asked about. Null for what is no JSON, too: the page then keeps the counts that it has. */
function tablesIn(bytes: ArrayBuffer): FailureTables | null {
  try {
    const tables = readTallies(bytes);
    if (tables !== null) talliesDesk = new CubeDesk(tables);
    return tables;
  } catch (error) {
    scope.reportError(error);
    return null;
  }
}

function countTallies(question: NumbersQuestion): CountedNumbers {
  if (talliesDesk === null) throw new NoRows('No tallies were read here.');
  return talliesDesk.count(question);
}

async function reply(message: Extract<ToCountRowsWorker, { kind: 'load' | 'ask' }>): Promise<void> {
  if (desk === null) throw new Error('The counter has to be opened before it is asked.');
  try {
    if (message.kind === 'ask') {
      map = message.question.map ?? map;
      if (map === null) throw new Error('The first question has to come with its map.');
      const question = { ...message.question, map };
      if (message.of === 'tallies') return tell(countTallies(question));
      tell(await desk.count(question, message.revisions));
    } else await desk.load(message.revisions);
    say({ kind: 'loaded', revisions: message.revisions });
  } catch (error) {
    // A bug reaches the page's console, and the question is not left waiting.
    if (!(error instanceof NoRows)) scope.reportError(error);
    else if (message.kind === 'ask') say({ kind: 'failed', problem: error.message });
    else say({ kind: 'notLoaded', revisions: message.revisions });
  }
}

/** Sends what the page does not have yet. */
function tell(numbers: CountedNumbers): void {
  const whole = told?.whole === numbers.whole ? null : numbers.whole;
  const frame = told?.frame === numbers.frame ? null : numbers.frame;
  told = numbers;
  say({ kind: 'counted', numbers: { ...numbers, whole, frame } });
}

function fetcherOf(mapId: string): (path: string) => Promise<Response> {
  return async (path) => {
    const response = await fetch(`/api/v1/maps/${encodeURIComponent(mapId)}${path}`).catch(() => null);
    if (response?.ok) return response;
    throw new NoRows(
      response === null
        ? 'The server cannot be reached, and the rows are only there.'
        : 'The server does not give the rows.',
    );
  };
}
