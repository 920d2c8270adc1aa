import * as Y from 'yjs';
import { freshCopy } from '#document/freshCopy.ts';
import { newDoc } from '#document/newDoc.ts';
import type { MigrationResult } from '#document/migrations/migrate.ts';
import { readMeta } from '#document/readMap.ts';
import type { MapKeeper, PeopleByClient, StoredDocument } from '#server/storage/MapKeeper.ts';
import { encodeIntegrated, pendingBytes } from './pending.ts';

/** Compact after so many updates or bytes: an uncompacted log is what makes a cold load slow. */
const compactAfter = { updates: 500, bytes: 2 * 1024 * 1024 };

/** One map's durable memory: what was applied is appended here before anybody hears of it. */
export class Journal {
  readonly #keeper: MapKeeper;
  readonly #mapId: string;
  /** Whose edits were whose when it was opened. */
  readonly people: PeopleByClient;
  /** How much was read when it was opened. */
  readonly storedBytes: number;
  /** Under which the document is stored. */
  readonly epoch: number;
  #through: number;
  #updates: number;
  #bytes = 0;

  private constructor(
    keeper: MapKeeper,
    mapId: string,
    stored: StoredDocument,
    { epoch, people }: { readonly epoch: number; readonly people: PeopleByClient },
  ) {
    this.#keeper = keeper;
    this.#mapId = mapId;
    this.epoch = epoch;
    this.people = people;
    this.storedBytes = stored.updates.reduce(
      (sum, update) => sum + update.byteLength,
      stored.snapshot.byteLength,
    );
    this.#through = stored.through;
    this.#updates = stored.updates.length;
  }

  /**
   * The stored document, whole and in this build's shape; null when there is no such map. Throws when it cannot be
   * read in full or is from a newer build: then it is not served, and so never stored over.
   */
  static async open(
    keeper: MapKeeper,
    mapId: string,
    migrate: (doc: Y.Doc) => MigrationResult,
  ): Promise<{ journal: Journal; doc: Y.Doc } | null> {
    const stored = await keeper.load(mapId);
    if (stored === null) return null;
    const doc = newDoc();
    doc.transact(() => {
      Y.applyUpdate(doc, stored.snapshot);
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    if (pendingBytes(doc) > 0) throw new Error(`Map ${mapId}: a part of the journal is missing.`);
    const { epoch = 0 } = (await keeper.find(mapId)) ?? {};
    const journal = new Journal(keeper, mapId, stored, { epoch, people: await keeper.peopleByClient(mapId) });
    await journal.#migrate(doc, migrate);
    return { journal, doc };
  }

  async #migrate(doc: Y.Doc, migrate: (doc: Y.Doc) => MigrationResult): Promise<void> {
    const written: Uint8Array[] = [];
    const collect = (update: Uint8Array) => written.push(update);
    doc.on('update', collect);
    const result = migrate(doc);
    doc.off('update', collect);
    if (result.outcome === 'newer') {
      throw new Error(`Map ${this.#mapId} is from a newer version of Throughline (schema ${result.from}).`);
    }
    if (written.length > 0) await this.commit(doc, written);
  }

  /** Resolves when the updates are on disk. After a rejection the document in memory is ahead of the disk: drop it. */
  async commit(
    doc: Y.Doc,
    updates: readonly Uint8Array[],
    people: PeopleByClient = new Map(),
  ): Promise<void> {
    const about = { title: readMeta(doc).title, at: new Date().toISOString(), people };
    this.#through = await this.#keeper.append(this.#mapId, updates, about);
    this.#updates += updates.length;
    for (const update of updates) this.#bytes += update.byteLength;
  }

  /** Stores whose ids are that nobody has written with yet. */
  async bind(people: PeopleByClient): Promise<void> {
    await this.#keeper.bind(this.#mapId, people);
  }

  get isLong(): boolean {
    return this.#updates >= compactAfter.updates || this.#bytes >= compactAfter.bytes;
  }

  /**
   * Folds the log into a snapshot of the document, which must hold exactly what was committed. Through a document,
   * because merging 48,000 updates as bytes takes minutes (yjs #710).
   */
  async compact(doc: Y.Doc): Promise<void> {
    if (this.#updates === 0) return;
    const fold = { through: this.#through, updates: this.#updates };
    await this.#keeper.compact(this.#mapId, encodeIntegrated(doc), fold);
    this.#updates = 0;
    this.#bytes = 0;
  }

  /** Stores what the document says, without its traces, under a new epoch. The journal is of no use afterwards. */
  async startOver(doc: Y.Doc, epoch: number): Promise<void> {
    const fresh = freshCopy(doc);
    const fold = { through: this.#through, updates: this.#updates };
    await this.#keeper.startOver(this.#mapId, Y.encodeStateAsUpdate(fresh), { epoch, fold });
    fresh.destroy();
  }
}
