import { Worker } from 'node:worker_threads';
import type { MatcherState } from '#domain/failures/matcherState.ts';
import { matcherSeeds } from '#domain/failures/matcherSeeds.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Log } from '#server/log.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import { ThreadCalls } from '#server/threads/ThreadCalls.ts';
import type { Failures } from '../Failures.ts';
import { recordInventory } from '../recordInventory.ts';
import type { MatcherCalls } from './MatcherCalls.ts';
import type { KeptMatcher } from './MatcherStoreCalls.ts';
import { placeRows } from './placeRows.ts';

type Needs = { readonly failures: Failures; readonly rooms: Rooms; readonly log: Log };

/** What is under way for a map; its `step` and `share` change meanwhile. */
type Run = { step: 'training' | 'placing'; share: number; readonly abort: AbortController };

const threadFile = new URL('./matcherWorker.ts', import.meta.url);

/** The same rows and names give the same matcher. */
const seed = 1;

/**
 * The trained matchers of all maps. Training and matching compute in a thread of their own; what comes of it is kept
 * and written by the failures' thread, a little at a time. One thing at a time a map.
 */
export class Matchers {
  readonly thread = new ThreadCalls<MatcherCalls>('The matchers’ thread', () => new Worker(threadFile));
  readonly #needs: Needs;
  readonly #runs = new Map<string, Run>();
  /** Maps that got new rows while something was under way. */
  readonly #again = new Set<string>();
  readonly #working = new Set<Promise<void>>();
  /** Which model the thread knows, by map. */
  readonly #learned = new Map<string, string>();
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** How a map's matcher stands; a training that a restart broke off is begun again. */
  async stateOf(mapId: string): Promise<MatcherState> {
    const kept = await this.#needs.failures.call('matcher', mapId);
    if (kept?.isWanted && this.#runs.get(mapId)?.step !== 'training') this.#beginTraining(mapId, kept);
    const run = this.#runs.get(mapId);
    const { trainedAt = null, report = null, problem = null } = kept ?? {};
    const ended = mayDecide(kept) ? 'ready' : problem === null ? 'none' : 'refused';
    return { state: run?.step ?? ended, share: run?.share ?? 0, trainedAt, report, problem };
  }

  /** Begins to learn, unless it is learning; what was learned before stays until it is done. */
  async train(mapId: string): Promise<void> {
    if (this.#runs.get(mapId)?.step === 'training') return;
    const { failures } = this.#needs;
    const before = await failures.call('matcher', mapId);
    await failures.call('wantMatcher', { mapId, isWanted: true });
    this.#beginTraining(mapId, before);
  }

  /** Breaks off what is under way; what was learned before stays. */
  async cancel(mapId: string): Promise<void> {
    this.#again.delete(mapId);
    this.#runs.get(mapId)?.abort.abort();
    this.#runs.delete(mapId);
    await this.#needs.failures.call('wantMatcher', { mapId, isWanted: false });
  }

  /** Looks at rows that are new or changed, where a map has a matcher. */
  lookAgain(mapId: string): void {
    if (this.#runs.has(mapId)) this.#again.add(mapId);
    else this.#begin(mapId, 'placing', (run) => this.#place(mapId, run.abort.signal));
  }

  /** The name under which the thread knows a map's model, or null where it has none that can be asked. */
  async modelOf(mapId: string, map: JourneyMap): Promise<string | null> {
    const kept = await this.#needs.failures.call('matcher', mapId);
    if (kept?.hasModel) return this.#keptModel(mapId, kept);
    // Before anything was learned, names and keywords suggest what they can.
    const seeds = await this.#seedsOf(mapId, map);
    const version = JSON.stringify(seeds);
    if (this.#isLearned(mapId, version)) return mapId;
    const trained = await this.thread.call('train', { examples: [], seeds, seed });
    return trained?.model == null ? null : this.#learnModel(mapId, version, trained.model);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#again.clear();
    for (const { abort } of this.#runs.values()) abort.abort();
    await this.thread.terminate();
    await Promise.all(this.#working);
  }

  async #keptModel(mapId: string, { trainedAt }: KeptMatcher): Promise<string | null> {
    const version = trainedAt ?? '';
    if (this.#isLearned(mapId, version)) return mapId;
    const model = await this.#needs.failures.call('matcherModel', mapId);
    return model === null ? null : this.#learnModel(mapId, version, model);
  }

  /** Without the words of rules that wait to be confirmed. */
  async #seedsOf(mapId: string, map: JourneyMap): Promise<ReturnType<typeof matcherSeeds>> {
    const wish = { mapId, rules: [...map.rules.values()] };
    const waiting = new Set(await this.#needs.failures.call('waitingRules', wish));
    const rules = new Map([...map.rules].filter(([id]) => !waiting.has(id)));
    return matcherSeeds({ ...map, rules });
  }

  #isLearned(mapId: string, version: string): boolean {
    return this.#learned.get(mapId) === `${this.thread.startedTimes} ${version}`;
  }

  async #learnModel(mapId: string, version: string, model: Uint8Array): Promise<string | null> {
    if (!(await this.thread.call('learn', { name: mapId, model }))) return null;
    this.#learned.set(mapId, `${this.thread.startedTimes} ${version}`);
    return mapId;
  }

  #beginTraining(mapId: string, before: KeptMatcher | null): void {
    this.#runs.get(mapId)?.abort.abort();
    this.#begin(mapId, 'training', (run) => this.#learn(mapId, { before, run }));
  }

  #begin(mapId: string, step: Run['step'], work: (run: Run) => Promise<void>): void {
    if (this.#isStopped) return;
    const run: Run = { step, share: 0, abort: new AbortController() };
    this.#runs.set(mapId, run);
    const done = work(run)
      .catch((error: unknown) => {
        if (!run.abort.signal.aborted) this.#needs.log.error({ event: 'matcherFailed', mapId, err: error });
      })
      .finally(() => {
        this.#working.delete(done);
        if (this.#runs.get(mapId) !== run) return;
        this.#runs.delete(mapId);
        if (this.#again.delete(mapId)) this.lookAgain(mapId);
      });
    this.#working.add(done);
  }

  async #learn(
    mapId: string,
    { before, run }: { readonly before: KeptMatcher | null; readonly run: Run },
  ): Promise<void> {
    const { failures, rooms } = this.#needs;
    const { signal } = run.abort;
    const map = await rooms.getMap(mapId);
    if (map === null) return;
    const examples = await failures.call('learningTexts', { mapId, map: placesOf(map), seed });
    const onShare = (share: number): void => {
      run.share = share;
    };
    const trained = await this.thread.call(
      'train',
      { examples, seeds: await this.#seedsOf(mapId, map), seed },
      { signal, onShare },
    );
    if (trained === null || signal.aborted) return;
    await failures.call('keepMatcher', { mapId, trained, trainedAt: new Date().toISOString() });
    run.step = 'placing';
    // What an earlier one had found goes where the new one may not decide.
    if (trained.problem === null || mayDecide(before)) await this.#place(mapId, signal);
  }

  async #place(mapId: string, signal: AbortSignal): Promise<void> {
    const { failures } = this.#needs;
    const kept = await failures.call('matcher', mapId);
    if (kept === null || kept.trainedAt === null) return;
    const name = mayDecide(kept) ? await this.#keptModel(mapId, kept) : null;
    const hasChanged = await placeRows({ failures, thread: this.thread }, { mapId, name, signal });
    if (hasChanged && !this.#isStopped) await recordInventory(this.#needs, mapId);
  }
}

function mayDecide(kept: KeptMatcher | null): boolean {
  return kept !== null && kept.hasModel && kept.problem === null;
}

/** What decides where rows go, without all else that a map holds: it is copied into another thread. */
export function placesOf({ rules, touchpoints, paths, failureModes }: JourneyMap) {
  return { rules, touchpoints, paths, failureModes };
}
