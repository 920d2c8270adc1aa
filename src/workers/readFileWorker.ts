import './withoutEval.ts';
import type { OpenBytes } from '#domain/failures/encoding.ts';
import { fileAnswers } from './fileAnswers.ts';
import type { FromReadFileWorker, ReadFileQuestion, ToReadFileWorker } from './readFileMessages.ts';

/** Thin shell: reads one file in the tab, off the main thread, and answers questions about it. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const say = (message: FromReadFileWorker): void => scope.postMessage(message, []);

class Superseded extends Error {}

let file: File | null = null;
let answer: ReturnType<typeof fileAnswers> | null = null;
let current = 0;

scope.addEventListener('message', ({ data }: MessageEvent<ToReadFileWorker>) => {
  if (data.kind === 'open') {
    file = data.file;
    answer = fileAnswers({ fileName: data.file.name, ...data.hints });
    return;
  }
  current = data.id;
  void reply(data.id, data.question);
});

async function reply(id: number, question: ReadFileQuestion): Promise<void> {
  if (file === null || answer === null) throw new Error('A file has to be opened before it is asked about.');
  try {
    say({ kind: 'result', id, result: await answer(question, openFor(file, id, question)) });
  } catch (error) {
    if (error instanceof Superseded) return say({ kind: 'result', id, result: { state: 'cancelled' } });
    if (!(error instanceof DOMException)) throw error;
    const problem = `The file can no longer be read (${error.message}). Choose it again.`;
    say({ kind: 'result', id, result: { state: 'refused', problem } });
  }
}

/** Opens the file's bytes; counts them for the progress of all passes; stops once another question came. */
function openFor(source: File, id: number, question: ReadFileQuestion): OpenBytes {
  const expected = source.size * (question.kind === 'preview' ? 3 : 2);
  let read = 0;
  return async function* () {
    const reader = source.stream().getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (current !== id) throw new Superseded();
        if (done) return;
        read += value.length;
        say({ kind: 'progress', id, share: Math.min(1, read / expected) });
        yield value;
      }
    } finally {
      await reader.cancel();
    }
  };
}
