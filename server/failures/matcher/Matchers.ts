import type { MatcherState } from '#domain/failures/matcherState.ts';
import { matcherSeeds } from '#domain/failures/matcherSeeds.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Log } from '#server/log.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import type { Failures } from '../Failures.ts';
import { recordInventory } from '../recordInventory.ts';
import { placeRows } from './placeRows.ts';
import { MatcherThread } from './MatcherThread.ts';
import type { KeptMatcher } from './MatcherStoreCalls.ts';

type Needs = { readonly failures: Failures; readonly rooms: Rooms; readonly log: Log };
type Run = { readonly step: 'training' | 'placing'; readonly share: number; readonly abort: AbortController };

/** The same rows and names give the same matcher. */
const seed = 1;

/**
 * The trained matchers of all maps. Training and matching compute in a thread of their own; what comes of it is kept
 * and written by the failures' thread. One thing at a time a map.
 */
export class Matchers {
  readonly thread = new MatcherThread();
  readonly #needs: Needs;
  readonly #runs = new Map<string, Run>();
  /** Maps that have new rows while something is under way. */
  readonly #again = new Set<string>();
  readonly #working = new Set<Promise<void>>();
  readonly #learned = new Map<string, string>();
  #isStopped = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async stateOf(mapId: string): Promise<MatcherState> {
    const kept = await this.#needs.failures.call('matcher', mapId);
    const run = this.#runs.get(mapId);
    if (kept?.isWanted && run === undefined) void this.train(mapId);
    const { trainedAt = null, report = null, problem = null } = kept ?? {};
    const isDecider = kept?.model != null && kept.problem === null;
    const state = run?.step ?? (isDecider ? 'ready' : problem === null ? 'none' : 'refused');
    return { state, share: run?.share ?? 0, trainedAt, report, problem };
  }

  /** Begins to learn, unless it is learning; what was learned before stays until it is done. */
  async train(mapId: string): Promise<void> {
    const running = this.#runs.get(mapId);
    if (running?.step === 'training') return;
    running?.abort.abort();
    const { failures } = this.#needs;
    const before = await failures.call('matcher', mapId);
    await failures.call('keepMatcher', { mapId, kept: { ...(before ?? nothing), isWanted: true } });
    this.#begin(mapId, 'training', (signal) => this.#learn(mapId, before ?? nothing, signal));
  }

  /** Breaks off what is under way; what was learned before stays. */
  async cancel(mapId: string): Promise<void> {
    const { failures } = this.#needs;
    this.#again.delete(mapId);
    this.#runs.get(mapId)?.abort.abort();
    const kept = await failures.call('matcher', mapId);
    if (kept?.isWanted) await failures.call('keepMatcher', { mapId, kept: { ...kept, isWanted: false } });
  }

  /** Looks at rows that are new or changed, where a map has a matcher that may decide. */
  lookAgain(mapId: string): void {
    if (this.#runs.has(mapId)) this.#again.add(mapId);
    else this.#begin(mapId, 'placing', (signal) => this.#place(mapId, signal));
  }

  /** The name under which the thread knows a map's model, or null where it has none that can be asked. */
  async modelOf(mapId: string, map: JourneyMap): Promise<string | null> {
    const kept = await this.#needs.failures.call('matcher', mapId);
    if (kept?.model != null) return this.#learnedModel(mapId, kept.trainedAt ?? '', kept.model);
    // Before anything was learned, names and keywords suggest what they can.
    const names = matcherSeeds(map);
    const trained = await this.thread.call('train', { examples: [], seeds: names, seed });
    return trained?.model == null ? null : this.#learnedModel(mapId, JSON.stringify(names), trained.model);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#again.clear();
    for (const { abort } of this.#runs.values()) abort.abort();
    await this.thread.stop();
    await Promise.all(this.#working);
  }

  async #learnedModel(mapId: string, version: string, model: Uint8Array): Promise<string | null> {
    const name = mapId;
    const known = `${this.thread.startedTimes} ${version}`;
    if (this.#learned.get(name) === known) return name;
    if (!(await this.thread.call('learn', { name, model }))) return null;
    this.#learned.set(name, `${this.thread.startedTimes} ${version}`);
    return name;
  }

  #begin(mapId: string, step: Run['step'], work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#isStopped) return;
    const abort = new AbortController();
    const run: Run = { step, share: 0, abort };
    this.#runs.set(mapId, run);
    const done = work(abort.signal)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.#needs.log.error({ event: 'matcherFailed', mapId, err: error });
      })
      .finally(() => {
        this.#working.delete(done);
        if (this.#runs.get(mapId)?.abort !== abort) return;
        this.#runs.delete(mapId);
        if (this.#again.delete(mapId)) this.lookAgain(mapId);
      });
    this.#working.add(done);
  }

  async #learn(mapId: string, before: KeptMatcher, signal: AbortSignal): Promise<void> {
    const { failures, rooms } = this.#needs;
    const map = await rooms.getMap(mapId);
    if (map === null) return;
    const examples = await failures.call('learningTexts', { mapId, map: placesOf(map), seed });
    const trained = await this.thread.call(
      'train',
      { examples, seeds: matcherSeeds(map), seed },
      { signal, onShare: (share) => this.#tell(mapId, signal, share) },
    );
    if (trained === null || signal.aborted) return;
    const mayDecide = trained.problem === null;
    const kept = { ...trained, isWanted: false, trainedAt: new Date().toISOString() };
    await failures.call('keepMatcher', { mapId, kept });
    // What an earlier one had found goes when the new one may not decide.
    if (mayDecide || (before.model !== null && before.problem === null)) {
      this.#again.delete(mapId);
      this.#runs.set(mapId, { step: 'placing', share: 0, abort: this.#runs.get(mapId)?.abort ?? new AbortController() });
      await this.#place(mapId, signal);
    }
  }

  async #place(mapId: string, signal: AbortSignal): Promise<void> {
    const { failures } = this.#needs;
    const kept = await failures.call('matcher', mapId);
    if (kept === null || kept.trainedAt === null) return;
    const mayDecide = kept.model !== null && kept.problem === null;
    const name =
      kept.model !== null && mayDecide ? await this.#learnedModel(mapId, kept.trainedAt, kept.model) : null;
    const hasChanged = await placeRows({ failures, thread: this.thread }, { mapId, name, signal });
    if (hasChanged) await recordInventory(this.#needs, mapId);
  }

  #tell(mapId: string, signal: AbortSignal, share: number): void {
    const run = this.#runs.get(mapId);
    if (run !== undefined && run.abort.signal === signal) this.#runs.set(mapId, { ...run, share });
  }
}

const nothing: KeptMatcher = { isWanted: false, trainedAt: null, report: null, problem: null, model: null };

/** What decides where rows go, without all else that a map holds: it is copied into another thread. */
export function placesOf({ rules, touchpoints, paths, failureModes }: JourneyMap) {
  return { rules, touchpoints, paths, failureModes };
}
