import type { UnsavedWork } from './unsavedWork.ts';

/** One update of a room's document. `isUnsaved` is written with it, in one transaction, and taken back by its ack. */
export type KeptUpdate = {
  readonly update: Uint8Array;
  readonly isUnsaved: boolean;
  /** Who made it, by their id; left out where that is not known. */
  readonly by?: string;
};
export type StoredUpdate = KeptUpdate & { readonly key: number };

/** A map of which this browser holds a copy. */
export type KeptRoom = {
  readonly room: string;
  readonly mapId: string;
  readonly title: string;
  /** In which version the document is written. */
  readonly schemaVersion: number;
  /** Epoch milliseconds of the last visit. */
  readonly usedAt: number;
  /** A number of its own for each copy: a room that was forgotten and came again is another one. */
  readonly begun?: number | undefined;
  /** Of one tab alone, whose shared copy another tab forgot: nobody opens it, it is there to be put aside. */
  readonly isOwn?: true;
};

export type KeptCopy = {
  /** What was folded; null while nothing was. */
  readonly state: Uint8Array | null;
  /** What came since, in the order in which it was written. */
  readonly updates: readonly StoredUpdate[];
  /** Of the room's entry. */
  readonly begun?: number | undefined;
};

/**
 * Where this browser keeps documents, marks of what is unsaved, and Unsaved work: in IndexedDB, or in the memory of
 * this tab where the browser has none for us. Every call is one transaction; each may reject when the disk is full.
 */
export type CopyKeeper = {
  /** False where a reload forgets everything. */
  readonly isLasting: boolean;
  readonly rooms: () => Promise<readonly KeptRoom[]>;
  /** Makes or renews a room's entry, and gives back the number with which the copy began. */
  readonly putRoom: (room: KeptRoom) => Promise<number | undefined>;
  readonly load: (room: string) => Promise<KeptCopy>;
  /** Appends updates and gives back their keys; null, and nothing is written, where it is not the copy `begun` any more. */
  readonly append: (
    room: string,
    updates: readonly KeptUpdate[],
    begun?: number,
  ) => Promise<readonly number[] | null>;
  readonly markSaved: (keys: readonly number[]) => Promise<void>;
  /** Replaces the folded state and the updates `keys` by what `fold` makes of the stored state; null leaves all. */
  readonly fold: (
    room: string,
    keys: readonly number[],
    fold: (state: Uint8Array | null) => Uint8Array | null,
  ) => Promise<void>;
  /**
   * Forgets a room with what is said about it, and keeps `work` for what was unsaved in it, in one transaction. False,
   * and all is left as it is, where its unsaved updates are not exactly `keys`: another tab wrote one, had one saved, or
   * did the same already.
   */
  readonly forget: (room: string, keys: readonly number[], work: UnsavedWork | null) => Promise<boolean>;
  readonly works: (mapId: string) => Promise<readonly UnsavedWork[]>;
  readonly dropWork: (id: string) => Promise<void>;
};
