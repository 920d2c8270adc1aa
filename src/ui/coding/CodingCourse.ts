import { createStore, type StoreApi } from 'zustand/vanilla';
import { sendDecision, type DecisionBody } from '#actions/sendDecision.ts';
import { mapOf, type Session } from '#actions/session.ts';
import type { MatcherTarget } from '#domain/failures/matcherLabel.ts';
import type { CodingRow } from '#domain/failures/matcherState.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toast } from '#view/toasting.ts';
import { loadCoding } from '../data/matcherApi.ts';

/** A record that had its turn; `target` null = it belongs nowhere, `earlier` = what takes the decision back. */
type Decided = {
  readonly row: CodingRow;
  readonly target: MatcherTarget | null;
  readonly earlier: readonly DecisionBody[] | null;
};

export type CodingState = {
  readonly status: 'loading' | 'ready' | 'failed';
  /** The first one is shown. */
  readonly queue: readonly CodingRow[];
  readonly decided: readonly Decided[];
  /** Decisions that the server has not taken yet: nothing is lost, they are sent again. */
  readonly unsent: readonly Decided[];
  /** Unmatched records that nobody had decided about when the queue was last asked for. */
  readonly left: number;
  readonly problem: string | null;
};

/** What decides which failures are unmatched: the rules, and how many rows each dataset has. */
type Ground = { readonly rules: JourneyMap['rules']; readonly files: string };

const courses = new WeakMap<Session, CodingCourse>();
/** As few records left in the queue, and more are asked for. */
const fewest = 6;
/** As many skipped ones stay out of the queue. */
const mostSkipped = 150;

/** The way through the coding queue; closing its panel and coming back keeps the place. */
export function codingCourse(session: Session): CodingCourse {
  const course = courses.get(session) ?? new CodingCourse(session);
  courses.set(session, course);
  return course;
}

export class CodingCourse {
  readonly store: StoreApi<CodingState>;
  readonly #session: Session;
  #ground: Ground;
  #skipped: readonly string[] = [];
  #seed = 0;
  #asked = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#ground = groundOf(mapOf(session));
    this.store = createStore<CodingState>(() => ({
      status: 'loading',
      queue: [],
      decided: [],
      unsent: [],
      left: 0,
      problem: null,
    }));
    void this.#load();
  }

  /** Asks for the queue anew, with better suggestions once the matcher has learned. */
  refresh(): void {
    this.#seed += 1;
    this.store.setState({ queue: [] });
    void this.#load();
  }

  /** Other rules, or another file, leave other failures unmatched: the queue is asked for anew. */
  follow(map: Pick<JourneyMap, 'rules' | 'datasets'>): void {
    const ground = groundOf(map);
    if (ground.rules === this.#ground.rules && ground.files === this.#ground.files) return;
    this.#ground = ground;
    this.refresh();
  }

  /** Decides where the shown record belongs (null = nowhere) and shows the next one at once. */
  decide(target: MatcherTarget | null): void {
    const [row, ...queue] = this.store.getState().queue;
    if (row === undefined) return;
    this.store.setState({ queue });
    void this.#send({ row, target, earlier: null });
    if (queue.length < fewest) void this.#load();
  }

  skip(): void {
    const [row, ...queue] = this.store.getState().queue;
    if (row === undefined) return;
    this.#skipped = [...this.#skipped, row.id].slice(-mostSkipped);
    this.store.setState({ queue });
    if (queue.length < fewest) void this.#load();
  }

  /** Takes the last decision back and shows its record again. False where there is none. */
  async undo(): Promise<boolean> {
    const { decided } = this.store.getState();
    const last = decided.at(-1);
    if (last === undefined) return false;
    for (const body of last.earlier ?? []) {
      const answer = await sendDecision(this.#session.mapId, body);
      if (!('problem' in answer)) continue;
      toast(this.#session.view, { tone: 'problem', text: answer.problem });
      return false;
    }
    this.store.setState((state) => ({
      decided: state.decided.filter((each) => each !== last),
      queue: [last.row, ...state.queue.filter(({ id }) => id !== last.row.id)],
      left: state.left + 1,
    }));
    return true;
  }

  /** Sends again what the server has not taken. */
  retry(): void {
    const { unsent } = this.store.getState();
    this.store.setState({ unsent: [] });
    for (const each of unsent) void this.#send(each);
    if (this.store.getState().status === 'failed') void this.#load();
  }

  async #send({ row, target }: Decided): Promise<void> {
    const decision = target ?? { place: null, mode: '' };
    const body = { rows: [row.id], place: decision.place, mode: decision.mode };
    const answer = await sendDecision(this.#session.mapId, body);
    if (!('problem' in answer)) {
      const done = { row, target, earlier: answer.earlier };
      this.store.setState((state) => ({
        decided: [...state.decided, done],
        left: Math.max(0, state.left - 1),
      }));
      return;
    }
    if (!answer.isFinal)
      this.store.setState(({ unsent }) => ({ unsent: [...unsent, { row, target, earlier: null }] }));
    toast(this.#session.view, {
      tone: 'problem',
      text: answer.problem,
      ...(answer.isFinal ? {} : { action: { label: 'Send again', run: () => this.retry() } }),
    });
  }

  async #load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { queue, unsent } = this.store.getState();
    if (queue.length === 0) this.store.setState({ status: 'loading' });
    const without = [...this.#skipped, ...queue.map(({ id }) => id), ...unsent.map(({ row }) => row.id)];
    const answer = await loadCoding(this.#session.mapId, { without, seed: this.#seed });
    if (asked !== this.#asked) return;
    if (!answer.ok) return this.store.setState({ status: 'failed', problem: answer.problem });
    const { left, rows } = answer.value;
    this.store.setState((state) => {
      const had = new Set(
        [...state.queue, ...[...state.decided, ...state.unsent].map(({ row }) => row)].map(({ id }) => id),
      );
      const fresh = rows.filter(({ id }) => !had.has(id));
      return { status: 'ready', left, problem: null, queue: [...state.queue, ...fresh] };
    });
  }
}

/** A dataset's revision rises with every decision too, and the queue must keep its place then. */
function groundOf({ rules, datasets }: Pick<JourneyMap, 'rules' | 'datasets'>): Ground {
  return { rules, files: [...datasets.values()].map(({ id, rows }) => `${id} ${rows}`).join() };
}
