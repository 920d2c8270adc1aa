import { createStore } from 'zustand/vanilla';
import type { Examination } from '#domain/failures/examineFile.ts';
import { readFile, type FileReading } from '#workers/readFile.ts';
import type { ImportAnswers, ImportStep } from './importSteps.ts';
import { keepAnswers, keptAnswers } from './keptAnswers.ts';
import { sendFile } from './sendFile.ts';

type ImportState = {
  readonly step: ImportStep;
  readonly file: File | null;
  readonly answers: ImportAnswers;
  /** The first examination of a layout: only it names candidates for every column. */
  readonly first: Examination | null;
  /** The answers were kept from another day. */
  readonly isResumed: boolean;
};

/** The import's course: read in a worker, settle what cannot be proven, preview, and only then send. */
export class ImportCourse {
  readonly store = createStore<ImportState>(() => ({
    step: { at: 'choose', problem: null },
    file: null,
    answers: {},
    first: null,
    isResumed: false,
  }));
  readonly #mapId: string;
  #reading: FileReading | null = null;
  #sending: AbortController | null = null;
  #hash: string | null = null;

  constructor(mapId: string) {
    this.#mapId = mapId;
  }

  /** Ends whatever is under way; a file that is being sent leaves nothing on the server. */
  stop(): void {
    this.#sending?.abort();
    this.#reading?.close();
    this.#reading = null;
  }

  async choose(file: File): Promise<void> {
    this.stop();
    this.store.setState({ file, isResumed: false });
    const localTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#reading = readFile(file, { fileName: file.name, localTimeZone });
    await this.readAnew({});
    const kept = this.#hash === null ? null : keptAnswers(this.#hash);
    if (kept === null) return;
    this.store.setState({ isResumed: true });
    if ((await this.#examine(kept)) !== null) return;
    this.store.setState({ isResumed: false });
    await this.readAnew({});
  }

  /** Takes over answers as a whole, and goes on to the preview where they leave nothing open. */
  async adopt(answers: ImportAnswers): Promise<void> {
    const examination = await this.#examine(answers);
    if (examination?.questions.length === 0) await this.preview(answers);
  }

  /** Reads the file with another layout; columns are suggested afresh. */
  async readAnew(layout: ImportAnswers): Promise<void> {
    const examination = await this.#examine(layout);
    if (examination) this.store.setState({ first: examination });
  }

  /** Goes on with other answers about the same layout. */
  async settle(answers: ImportAnswers): Promise<void> {
    // The file is not read again for this, so the form stays where it is meanwhile.
    await this.#examine(answers, () => undefined);
  }

  async #examine(
    answers: ImportAnswers,
    onProgress = this.#showProgress('Reading the file'),
  ): Promise<Examination | null> {
    const result = await this.#reading?.ask<'examine'>({ kind: 'examine', settings: answers }, onProgress);
    if (!result || result.state === 'cancelled') return null;
    if (result.state === 'refused') {
      this.#go({ at: 'choose', problem: result.problem });
      return null;
    }
    this.#hash = result.value.fileHash;
    const columns = answers.columns ?? result.value.suggested.columns;
    this.store.setState({ answers: { ...answers, ...(columns ? { columns } : {}) } });
    this.#go({ at: 'settle', examination: result.value, problem: null });
    return result.value;
  }

  async preview(answers: ImportAnswers): Promise<void> {
    const before = this.store.getState().step;
    if (before.at !== 'settle') return;
    this.store.setState({ answers });
    if (this.#hash !== null) keepAnswers(this.#hash, answers);
    const result = await this.#reading?.ask<'preview'>(
      { kind: 'preview', settings: answers },
      this.#showProgress('Trying every row'),
    );
    if (!result || result.state === 'cancelled') return;
    if (result.state === 'refused') this.#go({ ...before, problem: result.problem });
    else this.#go({ at: 'preview', preview: result.value, problem: null });
  }

  async send(): Promise<void> {
    await this.#send(this.store.getState().answers);
  }

  /** Sends the file once more, as one that replaces what an earlier one said about these days. */
  async restate(): Promise<void> {
    await this.#send({ ...this.store.getState().answers, restatement: true });
  }

  async #send(settings: ImportAnswers): Promise<void> {
    const { step: before, file } = this.store.getState();
    if (!file || (before.at !== 'preview' && before.at !== 'done')) return;
    this.#sending = new AbortController();
    this.#go({ at: 'sending', share: 0 });
    const answer = await sendFile(
      { mapId: this.#mapId, file, settings },
      (share) => this.#go({ at: 'sending', share }),
      this.#sending.signal,
    );
    this.#go(
      answer.ok
        ? { at: 'done', result: answer.value, problem: null }
        : { ...before, problem: answer.problem },
    );
  }

  /** The rejected rows as they stand in the file, with number and reason; made in the tab. */
  async rejects(): Promise<Blob | null> {
    const result = await this.#reading?.ask<'rejects'>({ kind: 'rejects' });
    return result?.state === 'done' ? result.value : null;
  }

  #showProgress(words: string): (share: number) => void {
    this.#go({ at: 'reading', share: 0, words });
    return (share) => this.#go({ at: 'reading', share, words });
  }

  #go(step: ImportStep): void {
    this.store.setState({ step });
  }
}
