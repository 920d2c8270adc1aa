import type * as Y from 'yjs';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from '#domain/edits/change.ts';
import { applyChanges } from '#document/applyChanges.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { migrate as migrateMap, type MigrationResult } from '#document/migrations/migrate.ts';
import { SERVER, type Origin } from '#document/origins.ts';
import { readMap } from '#document/readMap.ts';
import { removeUnseen } from '#document/removeUnseen.ts';
import type { Author } from '#server/access/Author.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';
import type { Refusal } from './Guard.ts';
import { Journal } from './Journal.ts';
import { limits, type SyncTimes } from './limits.ts';
import { NewIds } from './NewIds.ts';
import { QueuedBytes } from './QueuedBytes.ts';
import { planProblem } from './planProblem.ts';
import { Readings, type Reading } from './Readings.ts';
import { Room } from './Room.ts';

export type RoomsNeeds = {
  readonly keeper: MapKeeper;
  readonly times: SyncTimes;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Brings a stored document to this build's shape; that of maps unless told. */
  readonly migrate?: (doc: Y.Doc) => MigrationResult;
  /** A document that is full of traces starts over under a new epoch, but not a talk: its epoch is its map's. */
  readonly startsOver?: 'never';
  /** Told of every document as it is loaded, before anyone joins. */
  readonly loaded?: (mapId: string, doc: Y.Doc) => void;
  /** Told of so many updates of a map when they are on disk. */
  readonly committed?: (mapId: string, updates: number) => void;
  /** Told when the last room has left memory. */
  readonly emptied?: () => void;
};

type Held = {
  readonly loading: Promise<Room | null>;
  room: Room | null;
  /** Set while it is put away; who comes then waits, so that never two rooms hold the same map. */
  leaving: Promise<void> | null;
};

/** The rooms in memory: at most one a map, loaded when first needed, gone when idle. */
export class Rooms {
  readonly #needs: RoomsNeeds;
  readonly #queued = new QueuedBytes(limits.queuedBytes);
  readonly #held = new Map<string, Held>();
  readonly #readings = new WeakMap<Room, Readings>();
  /** By map; kept until nobody brings any more. */
  readonly #newIds = new Map<string, NewIds>();
  /** When a full map was last looked through for traces. */
  readonly #looked = new Map<string, number>();
  #isStopped = false;

  constructor(needs: RoomsNeeds) {
    this.#needs = needs;
  }

  get count(): number {
    return this.#held.size;
  }

  get connections(): number {
    let sum = 0;
    for (const { room } of this.#held.values()) sum += room?.audience.size ?? 0;
    return sum;
  }

  /** The room of a map; null when there is no such map. Rejects when its document cannot be read. */
  async open(mapId: string): Promise<Room | null> {
    if (this.#isStopped) throw new Error('The server is stopping.');
    const known = this.#held.get(mapId);
    if (known !== undefined && known.leaving === null) return known.loading;
    if (known !== undefined) {
      await known.leaving;
      return this.open(mapId);
    }
    const held: Held = { loading: this.#load(mapId), room: null, leaving: null };
    this.#held.set(mapId, held);
    try {
      held.room = await held.loading;
      return held.room;
    } finally {
      if (held.room === null) this.#held.delete(mapId);
    }
  }

  /** The current map, everything in it committed; null when there is no such map. */
  async getMap(mapId: string): Promise<JourneyMap | null> {
    return (await this.read(mapId, readMap))?.map ?? null;
  }

  /** Something of the whole map, as it is when asked or later; null when there is no such map. */
  async read<T>(mapId: string, reading: Reading<T>): Promise<T | null> {
    const room = await this.open(mapId);
    if (room === null) return null;
    const readings = this.#readings.get(room) ?? new Readings(room);
    this.#readings.set(room, readings);
    return readings.read(reading);
  }

  /**
   * Carries out a plan on the server, for a person where `by` is one. Resolves with true once it is on disk; false when
   * there is no such map.
   */
  async applyToMap(mapId: string, changes: readonly Change[], by: Author | null = null): Promise<boolean> {
    return this.#write(mapId, by, (doc, origin) => applyChanges(doc, changes, origin));
  }

  /** The same for a plan that brings a map back: what no reader shows, and so no plan names, goes as well. */
  async restoreMap(mapId: string, changes: readonly Change[], by: Author): Promise<boolean> {
    return this.#write(mapId, by, (doc, origin) => {
      applyChanges(doc, changes, origin);
      removeUnseen(doc, origin);
    });
  }

  async #write(
    mapId: string,
    by: Author | null,
    work: (doc: Y.Doc, origin: Origin) => void,
  ): Promise<boolean> {
    const room = await this.open(mapId);
    if (room === null) return false;
    const origin: Origin = by === null ? SERVER : { by: 'the server', person: by };
    await room.run((doc) => work(doc, origin), by?.personId ?? null);
    return true;
  }

  /** Why a map has no room for a plan that brings it back, as a sentence; null where it has, and where there is no such map. */
  async problemOfPlan(mapId: string, changes: readonly Change[]): Promise<string | null> {
    const room = await this.open(mapId);
    return room === null ? null : room.run((doc) => planProblem(doc, changes));
  }

  /** Sends everyone out of a map, for instance before it is removed. */
  async closeMap(mapId: string, refusal: Refusal): Promise<void> {
    await this.#held.get(mapId)?.loading.catch(() => null);
    const held = this.#held.get(mapId);
    if (held === undefined || held.room === null) return;
    held.leaving ??= this.#putAway(held.room, () => held.room?.close(refusal));
    await held.leaving;
  }

  /** Stores everything and closes all sockets with "restart"; no room opens any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const restart = { code: closeCodes.restart, reason: 'The server restarts.' };
    await Promise.all([...this.#held.keys()].map((mapId) => this.closeMap(mapId, restart)));
  }

  async #load(mapId: string): Promise<Room | null> {
    const { keeper, times, log, metrics, loaded, committed, migrate = migrateMap } = this.#needs;
    const opened = await Journal.open(keeper, mapId, migrate);
    if (opened === null) return null;
    loaded?.(mapId, opened.doc);
    const needs = { times, queued: this.#queued, newIds: this.#newIdsOf(mapId) };
    const room: Room = new Room(mapId, opened.doc, opened.journal, needs, {
      idle: () => this.#retire(room),
      failed: (error) => {
        this.#forget(room);
        log.error({ event: 'roomFailed', mapId, err: error });
        metrics.count('throughline_rooms_failed_total');
      },
      committed: (updates) => {
        metrics.count('throughline_commits_total');
        metrics.count('throughline_updates_committed_total', updates);
        committed?.(mapId, updates);
      },
      full: () => this.#relieve(room),
    });
    return room;
  }

  #newIdsOf(mapId: string): NewIds {
    const now = Date.now();
    for (const [id, known] of this.#newIds) {
      if (!this.#held.has(id) && known.isRested(now)) this.#newIds.delete(id);
    }
    const newIds = this.#newIds.get(mapId) ?? new NewIds();
    this.#newIds.set(mapId, newIds);
    return newIds;
  }

  #retire(room: Room): void {
    const held = this.#held.get(room.mapId);
    if (held?.room !== room || held.leaving !== null) return;
    held.leaving = this.#putAway(room, async () => {
      if (this.#isWorn(room)) return this.#startOver(room);
      await room.close({ code: closeCodes.restart, reason: 'The map was idle.' });
      await room.compact();
    });
  }

  /** A map that is full of traces of what was written over has room again, also while people work on it. */
  #relieve(room: Room): void {
    const held = this.#held.get(room.mapId);
    const now = Date.now();
    for (const [id, at] of this.#looked) if (now - at >= limits.fullLookMs) this.#looked.delete(id);
    if (held?.room !== room || held.leaving !== null || this.#looked.has(room.mapId)) return;
    this.#looked.set(room.mapId, now);
    if (!this.#isWorn(room)) return;
    held.leaving = this.#putAway(room, () => this.#startOver(room));
  }

  #isWorn(room: Room): boolean {
    return this.#needs.startsOver !== 'never' && room.isWorn;
  }

  async #startOver(room: Room): Promise<void> {
    if (await room.startOver(new Date()))
      this.#needs.log.info({ event: 'mapStartedOver', mapId: room.mapId });
  }

  async #putAway(room: Room, work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#needs.log.warn({ event: 'roomNotPutAway', mapId: room.mapId, err: error });
    } finally {
      this.#forget(room);
    }
  }

  #forget(room: Room): void {
    if (this.#held.get(room.mapId)?.room !== room) return;
    this.#held.delete(room.mapId);
    if (this.#held.size === 0 && !this.#isStopped) this.#needs.emptied?.();
  }
}
