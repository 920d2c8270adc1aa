import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
import type { CodingRow, MatcherReport } from '#domain/failures/matcherState.ts';
import type { MatcherTarget } from '#domain/failures/matcherLabel.ts';
import type { LabelledText } from '#domain/matching/trainingSet.ts';

/**
 * What the last training ended as. `hasModel`: there is something to ask for suggestions; it may decide where there is
 * no `problem`. `isWanted`: a training was begun and has not ended.
 */
export type KeptMatcher = {
  readonly isWanted: boolean;
  readonly trainedAt: string | null;
  readonly report: MatcherReport | null;
  readonly problem: string | null;
  readonly hasModel: boolean;
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
  /** The packed model; null where there is none. */
  matcherModel(mapId: string): Uint8Array | null;
  /** Keeps what a training ended as. */
  keepMatcher(wish: {
    readonly mapId: string;
    readonly trained: Pick<KeptMatcher, 'report' | 'problem'> & { readonly model: Uint8Array | null };
    readonly trainedAt: string;
  }): void;
  /** Says that a training was begun, or is not wanted any more. */
  wantMatcher(wish: { readonly mapId: string; readonly isWanted: boolean }): void;
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
