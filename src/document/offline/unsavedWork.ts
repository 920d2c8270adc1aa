import type { ThingChange } from '#domain/compare/describeChanges.ts';
import type { Change } from '#domain/edits/change.ts';

/** Edits that the server did not take, out of the document and kept as a list: to apply, to download, to discard. */
export type UnsavedWork = {
  readonly id: string;
  readonly mapId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Why the server did not take it: a close code; null where the tab was closed before it could say. */
  readonly code: number | null;
  /** The plan from the map as it was saved to the map as it was typed. */
  readonly changes: readonly Change[];
  /** Things that `changes` changes, whole as they were typed: in case that somebody deletes them meanwhile. */
  readonly whole: readonly Change[];
  /** The same in words, for people. */
  readonly things: readonly ThingChange[];
};
