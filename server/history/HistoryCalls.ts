import type { Change } from '#domain/edits/change.ts';
import type { Thing } from '#domain/compare/restorePlan.ts';
import type { ThingChange } from '#domain/compare/describeChanges.ts';
import type { Staying } from '#domain/compare/undoWrites.ts';
import type { Author } from '#server/access/Author.ts';
import type { StoredDocument } from '#server/storage/MapKeeper.ts';

/** Why a version was kept; `start` is the first that is known of a map. */
export type Why = 'start' | 'edits' | 'time' | 'import' | 'erase' | 'restore' | 'named';

/** Times are ISO 8601 in UTC. `by` is who changed something since the version before, or who named it. */
export type VersionEntry = {
  readonly id: string;
  readonly at: string;
  readonly name: string | null;
  readonly why: Why;
  readonly by: readonly Author[];
  /** How many things were on the map. */
  readonly things: number;
};

/** A run of writes by one person to one field, the first value under it kept; `seq` rises with time. */
export type WriteRun = {
  readonly seq: number;
  readonly mapId: string;
  readonly noun: string;
  readonly thing: string;
  readonly field: string;
  readonly author: Author;
  readonly firstAt: string;
  readonly lastAt: string;
  /** JSON; null where the field was not there, or what stood there is lost. */
  readonly before: string | null;
  /** What stood there was too large to keep. */
  readonly isLost: boolean;
};

export type LastWrite = Author & { readonly at: string };

export type KeepWish = {
  readonly mapId: string;
  readonly document: StoredDocument;
  readonly at: string;
  readonly why: Why;
  readonly name: string | null;
  /** Who asked for it; null where nobody did. */
  readonly by: Author | null;
};

/** What a plan would do, thing by thing, with the plan itself. */
export type Planned = { readonly changes: readonly Change[]; readonly things: readonly ThingChange[] };

export type UndoPlanned = Planned & {
  readonly stays: readonly (Staying & { readonly what: string; readonly name: string })[];
};

/** What the history's own thread does. A document goes there as it is stored, as a copy: no memory is shared. */
export type HistoryCalls = {
  readonly write: (runs: readonly WriteRun[]) => void;
  /**
   * Keeps a version; where nothing changed since the last one, that one is given back. Null where one is to be named
   * and the map has as many of those as it may.
   */
  readonly keep: (wish: KeepWish) => VersionEntry | null;
  readonly hasVersions: (mapId: string) => boolean;
  /** Newest first, with everybody whose writes are known, the last first. */
  readonly list: (mapId: string) => {
    readonly versions: readonly VersionEntry[];
    readonly people: readonly LastWrite[];
  };
  /** A version's map as the text of its own JSON, and who last changed what since; null where there is none. */
  readonly read: (wish: { readonly mapId: string; readonly version: string }) => {
    readonly entry: VersionEntry;
    readonly json: string;
    readonly changedBy: Readonly<Record<string, LastWrite>>;
  } | null;
  readonly thing: (wish: { readonly mapId: string; readonly noun: string; readonly thing: string }) => {
    readonly last: LastWrite | null;
    /** Versions between which and the one before it was changed, newest first. */
    readonly versions: readonly string[];
  };
  readonly planRestore: (wish: {
    readonly mapId: string;
    readonly version: string;
    readonly things: readonly Thing[] | null;
    readonly document: StoredDocument;
  }) => Planned | null;
  readonly planUndo: (wish: {
    readonly mapId: string;
    readonly personId: string;
    readonly since: string;
    readonly document: StoredDocument;
  }) => UndoPlanned | 'forgotten';
  readonly removeMap: (mapId: string) => void;
  readonly copyTo: (file: string) => void;
};
