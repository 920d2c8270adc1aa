import { untoldMarks, type ReadMarksOf } from '#domain/talk/readMarks.ts';
import { loadReadMarks, sendReadMark } from './readMarksCalls.ts';

type Mark = { readonly thread: string | null; readonly through: string };

/** What this person has read: shown at once, told to the server, told again where it did not hear it. */
export class ReadMarking {
  readonly #mapId: string;
  readonly #show: (marks: ReadMarksOf) => void;
  #stored: ReadMarksOf = untoldMarks;
  #untold: readonly Mark[] = [];

  constructor(mapId: string, show: (marks: ReadMarksOf) => void) {
    this.#mapId = mapId;
    this.#show = show;
  }

  /** What another machine of theirs has marked meanwhile comes with it. */
  async refresh(): Promise<void> {
    for (const mark of this.#untold) await this.#tell(mark);
    const stored = await loadReadMarks(this.#mapId);
    if (stored === null) return;
    this.#stored = stored;
    this.#show(this.#untold.reduce(withMark, stored));
  }

  mark(thread: string | null, through: string): void {
    const mark = { thread, through };
    this.#stored = withMark(this.#stored, mark);
    this.#show(this.#stored);
    this.#untold = [...this.#untold, mark];
    void this.#tell(mark);
  }

  async #tell(mark: Mark): Promise<void> {
    const isTold = await sendReadMark(this.#mapId, mark.thread, mark.through);
    if (isTold) this.#untold = this.#untold.filter((each) => each !== mark);
  }
}

function withMark(marks: ReadMarksOf, { thread, through }: Mark): ReadMarksOf {
  const known = thread === null ? marks.all : marks.threads[thread];
  if (known !== null && known !== undefined && known >= through) return marks;
  if (thread === null) return { ...marks, all: through };
  return { ...marks, threads: { ...marks.threads, [thread]: through } };
}
