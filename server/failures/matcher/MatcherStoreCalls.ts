import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
import type { CodingRow, MatcherReport } from '#domain/failures/matcherState.ts';
import type { MatcherTarget } from '#domain/failures/matcherLabel.ts';
import type { LabelledText } from '#domain/matching/trainingSet.ts';

/** What the last training ended as; `model` null = nothing may be asked. `isWanted`: one was begun and has not ended. */
export type KeptMatcher = {
  readonly isWanted: boolean;
  readonly trainedAt: string | null;
  readonly report: MatcherReport | null;
  readonly problem: string | null;
  readonly model: Uint8Array | null;
};

/** Rows that a map's matcher has not looked at, of one dataset; `upTo` null = they lie below the mark, changed since. */
export type UnseenRows = {
  readonly dataset: number;
  readonly rows: readonly { readonly id: number; readonly text: string }[];
  readonly upTo: number | null;
};

export type SeenRows = {
  readonly dataset: number;
  readonly upTo: number | null;
  readonly matches: readonly { readonly id: number; readonly target: MatcherTarget | null }[];
};

/** What matchers ask of the failures' thread, which alone has the database. */
export type MatcherStoreCalls = {
  /** Texts that people have placed, up to a few hundred a place, drawn by `seed`. */
  learningTexts(wish: {
    readonly mapId: string;
    readonly map: AssignmentMap;
    readonly seed: number;
  }): readonly LabelledText[];
  matcher(mapId: string): KeptMatcher | null;
  keepMatcher(wish: { readonly mapId: string; readonly kept: KeptMatcher }): void;
  /** The next rows to look at; null where all were seen. */
  unseenRows(mapId: string): UnseenRows | null;
  /** Writes what was found for rows into their match keys. True where a key has changed. */
  keepMatches(seen: SeenRows): boolean;
  /** Says that a map's datasets have changed, once all is written. */
  raiseRevisions(wish: { readonly mapId: string; readonly datasets: readonly number[] }): void;
  /** Unmatched rows that nobody decided about, spread over their groups by `seed`; `left` counts all of them. */
  undecidedRows(wish: {
    readonly mapId: string;
    readonly map: AssignmentMap;
    readonly dataset: string | null;
    readonly limit: number;
    readonly without: readonly string[];
    readonly seed: number;
  }): { readonly left: number; readonly rows: readonly Omit<CodingRow, 'suggestions'>[] };
};
