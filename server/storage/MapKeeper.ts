/** A map as the list shows it. `room` is not stored: it is `<id>.<epoch>`. Times are ISO 8601 in UTC. */
export type MapEntry = {
  readonly id: string;
  readonly epoch: number;
  readonly title: string;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** A stored document: a snapshot and the updates since, oldest first. `through` numbers the last of them. */
export type StoredDocument = {
  readonly snapshot: Uint8Array;
  readonly updates: readonly Uint8Array[];
  readonly through: number;
};

/**
 * What a snapshot holds: everything up to `through`, of which `updates` were in the log. A keeper that would fold
 * another number of updates refuses: the snapshot cannot hold what its maker never saw.
 */
export type Fold = { readonly through: number; readonly updates: number };

/** Whose edits a document holds: the id of a person by the Yjs client id that they wrote with. */
export type PeopleByClient = ReadonlyMap<number, string>;

/** What a commit says about its map: for the list, and which client ids are known from now on to be whose. */
export type CommitAbout = {
  readonly title: string;
  readonly at: string;
  readonly people?: PeopleByClient;
};

/**
 * Where maps are kept. The contract: a promise that resolves means durable (on disk, fsynced); one that rejects
 * means unchanged. `append` and `compact` reject for a map that is not there, so a removed map stays removed.
 * Every keeper passes `mapKeeperContract.ts`.
 */
export type MapKeeper = {
  create(entry: MapEntry, snapshot: Uint8Array): Promise<void>;
  list(): Promise<readonly MapEntry[]>;
  find(id: string): Promise<MapEntry | null>;
  /** The map and its document, for good. False when there was none. */
  remove(id: string): Promise<boolean>;
  load(id: string): Promise<StoredDocument | null>;
  /** All updates or none, and with them whose they are; who an id belongs to never changes. Resolves with the number of the last one. */
  append(id: string, updates: readonly Uint8Array[], about: CommitAbout): Promise<number>;
  /** Whose ids are, without an edit. Rejects for a map that is not there. */
  bind(id: string, people: PeopleByClient): Promise<void>;
  /** Empty for a map that is not there. */
  peopleByClient(id: string): Promise<PeopleByClient>;
  /** Puts `snapshot` in the place of everything up to and with `fold.through`; later updates stay. */
  compact(id: string, snapshot: Uint8Array, fold: Fold): Promise<void>;
  /** Puts `snapshot`, which shares nothing with the document before, in its place, under a new epoch; nobody's ids are known then. */
  startOver(
    id: string,
    snapshot: Uint8Array,
    anew: { readonly epoch: number; readonly fold: Fold },
  ): Promise<void>;
  /** Rejects when storage cannot be written. */
  probe(): Promise<void>;
  close(): Promise<void>;
};
