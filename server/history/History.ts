import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type * as Y from 'yjs';
import { nouns } from '#domain/map/journeyMap.ts';
import { recordsOf } from '#document/schema.ts';
import type { Log } from '#server/log.ts';
import type { MapKeeper, StoredDocument } from '#server/storage/MapKeeper.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { ThreadCalls } from '#server/threads/ThreadCalls.ts';
import { authorOf } from './authorOf.ts';
import type { Author } from '#server/access/Author.ts';
import type { HistoryCalls, VersionEntry, Why } from './HistoryCalls.ts';
import { historyTables } from './historyTables.ts';
import { defaultHistoryTimes, type HistoryTimes } from './HistoryTimes.ts';
import { WriteLog } from './WriteLog.ts';

export type HistoryNeeds = {
  readonly dataFolder: string;
  readonly keeper: MapKeeper;
  readonly log: Log;
  readonly times?: HistoryTimes | undefined;
};

const threadFile = new URL('./historyWorker.ts', import.meta.url);

/** What a map has seen since its last version. */
type Activity = { updates: number; readonly since: number; readonly timer: NodeJS.Timeout };

/**
 * Versions of maps and who wrote what, in history.sqlite on a thread of its own. It hears of edits after their commit
 * and works from what is stored, so that it never has a part in an edit's way to the disk.
 */
export class History {
  readonly #keeper: MapKeeper;
  readonly #log: Log;
  readonly #times: HistoryTimes;
  readonly #thread: ThreadCalls<HistoryCalls>;
  readonly #writes: WriteLog;
  readonly #activities = new Map<string, Activity>();
  readonly #known = new Set<string>();
  #flushTimer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor({ dataFolder, keeper, log, times = defaultHistoryTimes }: HistoryNeeds) {
    this.#keeper = keeper;
    this.#log = log;
    this.#times = times;
    // Made at once, so that a folder that cannot be used is known at the start and not at the first edit.
    openSqlite(join(dataFolder, 'history.sqlite'), historyTables).close();
    this.#thread = new ThreadCalls(
      'The history’s thread',
      // A third of it is V8's space for new objects: it writes seldom, so that 4 MB are enough (see start.js).
      () =>
        new Worker(threadFile, { workerData: dataFolder, resourceLimits: { maxYoungGenerationSizeMb: 12 } }),
    );
    this.#writes = new WriteLog(authorOf, times.runMs);
  }

  /** A map was loaded, nobody has joined yet. One that has content and no history gets its first version. */
  loaded(mapId: string, doc: Y.Doc): void {
    this.#writes.follow(mapId, doc);
    if (this.#known.has(mapId) || nouns.every((noun) => recordsOf(doc, noun).size === 0)) return;
    this.#known.add(mapId);
    this.#mind('start', mapId, this.#keepFirst(mapId));
  }

  /** Edits of a map are on disk. */
  committed(mapId: string, updates: number): void {
    this.#writes.committed(mapId);
    this.#flushTimer ??= setTimeout(
      () => this.#mind('writes', mapId, this.flush()),
      this.#times.batchMs,
    ).unref();
    const activity = this.#activities.get(mapId) ?? this.#begin(mapId);
    activity.updates += updates;
    const isOften = Date.now() - activity.since < this.#times.restMs;
    if (activity.updates < this.#times.edits || isOften) return;
    this.#mind('edits', mapId, this.keep(mapId, { why: 'edits' }));
  }

  /**
   * Keeps a version of a map as it is stored now; null where there is no such map, or it has as many named versions as
   * it may and is to get another. Where nothing changed since the last version, that one is given back.
   */
  async keep(
    mapId: string,
    { why, name = null, by = null }: { why: Why; name?: string | null; by?: Author | null },
  ): Promise<VersionEntry | null> {
    const document = await this.#documentOf(mapId);
    if (document === null) return null;
    this.#end(mapId);
    return this.#thread.call('keep', { mapId, document, at: new Date().toISOString(), why, name, by });
  }

  async list(mapId: string): Promise<ReturnType<HistoryCalls['list']>> {
    await this.flush();
    return this.#thread.call('list', mapId);
  }

  async read(mapId: string, version: string): Promise<ReturnType<HistoryCalls['read']>> {
    await this.flush();
    return this.#thread.call('read', { mapId, version });
  }

  async thing(wish: Parameters<HistoryCalls['thing']>[0]): Promise<ReturnType<HistoryCalls['thing']>> {
    await this.flush();
    return this.#thread.call('thing', wish);
  }

  /** What a restore would do; null where there is no such map or version. */
  async planRestore(
    wish: Omit<Parameters<HistoryCalls['planRestore']>[0], 'document'>,
  ): Promise<ReturnType<HistoryCalls['planRestore']>> {
    const document = await this.#documentOf(wish.mapId);
    return document === null ? null : this.#thread.call('planRestore', { ...wish, document });
  }

  /** What taking back a person's edits would do; null where there is no such map. */
  async planUndo(
    wish: Omit<Parameters<HistoryCalls['planUndo']>[0], 'document'>,
  ): Promise<ReturnType<HistoryCalls['planUndo']> | null> {
    const document = await this.#documentOf(wish.mapId);
    return document === null ? null : this.#thread.call('planUndo', { ...wish, document });
  }

  async removeMap(mapId: string): Promise<void> {
    this.#end(mapId);
    await this.flush();
    await this.#thread.call('removeMap', mapId);
  }

  /** Copies the database, consistent within itself. */
  async copyTo(file: string): Promise<void> {
    await this.flush();
    await this.#thread.call('copyTo', file);
  }

  /** Hands over what was noted; resolves once it is stored. */
  async flush(): Promise<void> {
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    if (!this.#writes.isEmpty) await this.#thread.call('write', this.#writes.take());
  }

  async stop(): Promise<void> {
    for (const mapId of this.#activities.keys()) this.#end(mapId);
    await this.flush();
    this.#isStopped = true;
    await this.#thread.close();
  }

  async #documentOf(mapId: string): Promise<StoredDocument | null> {
    await this.flush();
    return this.#keeper.load(mapId);
  }

  async #keepFirst(mapId: string): Promise<void> {
    if (!(await this.#thread.call('hasVersions', mapId))) await this.keep(mapId, { why: 'start' });
  }

  #begin(mapId: string): Activity {
    const keep = () => this.#mind('time', mapId, this.keep(mapId, { why: 'time' }));
    const activity = {
      updates: 0,
      since: Date.now(),
      timer: setTimeout(keep, this.#times.activityMs).unref(),
    };
    this.#activities.set(mapId, activity);
    return activity;
  }

  #end(mapId: string): void {
    clearTimeout(this.#activities.get(mapId)?.timer);
    this.#activities.delete(mapId);
  }

  /** Nobody waits for it; a version that could not be kept is told to the log and costs no edit. */
  #mind(what: string, mapId: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!this.#isStopped) this.#log.error({ event: 'historyNotKept', what, mapId, err: error });
    });
  }
}
