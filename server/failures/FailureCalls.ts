import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { Assigner, AssignmentMap } from '#domain/failures/keyAssigner.ts';
import type { Wanted } from '#domain/failures/placeNumbers.ts';
import type { DatasetDetail } from '#domain/failures/datasetDetail.ts';
import type { EpisodePage } from '#domain/failures/episodePage.ts';
import type { EvidencePage } from '#domain/failures/evidence.ts';
import type { EvidenceRecord } from '#domain/failures/evidenceRecord.ts';
import type { FoundRows } from '#domain/failures/columnsManifest.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import type { PostedFailure } from '#domain/failures/postedFailure.ts';
import type { Proof, Question } from '#domain/failures/proof.ts';
import type { DatasetColumns, RuleLooks, RulePreview } from '#domain/failures/ruleLooks.ts';
import type { Quotes } from '#domain/failures/quotes.ts';
import type { RejectedRow } from '#domain/failures/previewFile.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { MatcherStoreCalls } from './matcher/MatcherStoreCalls.ts';
import type { MissingRow } from './missingRows.ts';

/** A dataset as stored; `revision` rises whenever its rows change. */
export type StoredDataset = {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly groupBy: string;
  readonly segments: readonly string[];
  readonly timeZone: string;
  readonly identity: 'sourceId' | 'content';
  readonly madeUp: boolean;
  readonly revision: number;
  readonly rows: number;
  readonly importedAt: string;
};

export type IngestWish = {
  readonly mapId: string;
  /** A file on this machine; the caller removes it afterwards. */
  readonly file: string;
  readonly fileName: string;
  readonly settings: ImportSettings;
  /** The id that a dataset made by this import gets: `settings.dataset` where the map knows it. */
  readonly newDatasetId: string;
  readonly isDryRun: boolean;
};

/**
 * read = accepted + updated + unchanged + rejected. `missing` are rows of the same source that an earlier import brought
 * for the days that this file covers and that it does not hold; a restatement takes them out, as `withdrawn`.
 */
export type IngestCounts = {
  readonly read: number;
  readonly accepted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly missing: number;
  readonly withdrawn: number;
};

export type IngestResult =
  | {
      readonly state: 'done';
      /** Null after a dry run that would have made a new one. */
      readonly datasetId: string | null;
      readonly counts: IngestCounts;
      readonly proofs: readonly Proof[];
      /** Under which the rejected rows can be fetched for 24 hours; null where there are none, or after a dry run. */
      readonly rejectsId: string | null;
      /** The first hundred. */
      readonly rejects: readonly Omit<RejectedRow, 'cells'>[];
      /** The first hundred of the missing or withdrawn rows. */
      readonly missingRows: readonly MissingRow[];
    }
  | {
      readonly state: 'asks';
      readonly questions: readonly Question[];
      readonly proofs: readonly Proof[];
      readonly suggested: ImportSettings;
    }
  | { readonly state: 'refused'; readonly problem: string }
  | { readonly state: 'cancelled' };

export type PostWish = {
  readonly mapId: string;
  readonly source: string;
  readonly rows: readonly PostedFailure[];
  /** How many rows of the whole post had already been refused, for the answer that is kept. */
  readonly rejected: PostAnswer['rejected'];
  readonly newDatasetId: string;
  /** A repeated key gets the first answer again. */
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | null;
};

export type PostAnswer = {
  readonly accepted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly problem: string }[];
};

export type PostResult =
  | { readonly state: 'done'; readonly answer: PostAnswer }
  | { readonly state: 'refused'; readonly problem: string };

/** Which keys are meant; what is left out is any. `mode` '' = under none. */
export type KeyWish = {
  readonly places?: readonly string[] | undefined;
  readonly mode?: string | undefined;
  /** Who brought the rows there, and by which rule. */
  readonly by?: Assigner | undefined;
  readonly rule?: string | undefined;
  readonly unmatched?: boolean | undefined;
  readonly dataset?: string | undefined;
  readonly group?: string | undefined;
};

/** The rows that a number counts: `map` decides where keys lead. */
export type EvidenceWish = {
  readonly mapId: string;
  readonly map: AssignmentMap;
  readonly keys: KeyWish;
  readonly filter: FailureFilter;
  readonly limit: number;
  readonly cursor: string | null;
};

/** What a person decided about just some rows: a place and a failure mode ('' = under none); null = nowhere yet. */
export type RowDecision = { readonly place: string | null; readonly mode: string };

/** Whose episodes: those that touch some places, a failure mode ('' = under none), or both; all where neither is named. */
export type EpisodeWish = {
  readonly mapId: string;
  readonly map: AssignmentMap;
  readonly places: readonly string[] | null;
  readonly mode: string | null;
  readonly filter: FailureFilter;
  readonly windowDays: number;
};

/** Everything that lies over a map, as its document has to tell it. */
export type Inventory = {
  readonly datasets: readonly StoredDataset[];
  readonly exposures: { readonly rows: number; readonly revision: number; readonly changedAt: string } | null;
};

/** What the failures' own thread can be asked: method by method, one argument, one answer. */
export type FailureCalls = MatcherStoreCalls & {
  ingest(wish: IngestWish): IngestResult;
  post(wish: PostWish): PostResult;
  inventory(mapId: string): Inventory;
  /** Names the state of all datasets and exposures of a map: equal tag, equal tallies. */
  talliesTag(mapId: string): string;
  /** `Tallies` as JSON text. */
  tallies(mapId: string): string;
  assign(wish: {
    readonly mapId: string;
    readonly map: AssignmentMap;
    readonly filter: FailureFilter;
    readonly wanted: Wanted;
  }): AssignedFailures;
  /** Keeps a decision about rows, by their ids, or takes it back (null). Gives back what was decided before; null where
   *  one of the rows is not there, and then nothing has changed. */
  decide(wish: {
    readonly mapId: string;
    readonly rows: readonly string[];
    readonly decision: RowDecision | null;
  }): readonly { readonly rows: readonly string[]; readonly decision: RowDecision | null }[] | null;
  /** Lets rules look at what they look at, in the name of somebody who may see it. */
  confirmRules(wish: { readonly mapId: string; readonly rules: readonly Rule[] }): void;
  /** The ids of the rules that look at something that nobody who may see it has confirmed. They match nothing. */
  waitingRules(wish: { readonly mapId: string; readonly rules: readonly Rule[] }): readonly string[];
  /** Finds out what a map's confirmed rules look at and is not known of its rows yet. True where that changed a dataset. */
  rekey(wish: { readonly mapId: string; readonly rules: readonly Rule[] }): boolean;
  evidence(wish: EvidenceWish): EvidencePage;
  /** The headings that occur in the `fields` of all such rows, not only of a page. */
  evidenceHeadings(wish: EvidenceWish): readonly string[];
  /** The columns that rules can look at; null where there is no such dataset. */
  datasetColumns(wish: { readonly mapId: string; readonly dataset: string }): DatasetColumns | null;
  /** How many rows a rule would fit; null where there is no such dataset. */
  ruleFits(wish: {
    readonly mapId: string;
    readonly dataset: string;
    readonly looks: RuleLooks;
  }): RulePreview | null;
  /** What stands for all the words of such rows. */
  quotes(wish: EvidenceWish): Quotes;
  /** Contacts of one customer about one problem, joined. */
  episodes(wish: EpisodeWish): EpisodePage;
  /** A row with the others of its customer; null where the map has none of that id. */
  record(wish: { readonly mapId: string; readonly id: string }): EvidenceRecord | null;
  /** `ColumnsManifest` as JSON text, once all its chunks are made. */
  columns(mapId: string): string;
  /** Which of those rows hold some words. */
  foundRows(wish: { readonly mapId: string; readonly q: string }): FoundRows;
  /** The Arrow bytes of a chunk; null where the map has none such (any more). */
  columnBytes(wish: { readonly mapId: string; readonly hash: string }): Uint8Array | null;
  exposures(mapId: string): readonly Exposure[];
  /** Adds or replaces by place and period; `null` exposures removes. All or nothing; a sentence when refused. */
  putExposures(wish: {
    readonly mapId: string;
    readonly rows: readonly (Omit<Exposure, 'exposures'> & { readonly exposures: number | null })[];
  }): string | null;
  /** Every dataset of the map, oldest first. */
  datasetDetails(mapId: string): readonly DatasetDetail[];
  /** Null where the map has no such dataset. */
  datasetDetail(wish: { readonly mapId: string; readonly dataset: string }): DatasetDetail | null;
  removeDataset(wish: { readonly mapId: string; readonly dataset: string }): boolean;
  removeMap(mapId: string): void;
  /** Copies the whole database into a new file, in slices, with all that is committed until it ends. */
  copyTo(file: string): void;
  /** A CSV file; null when there is none (any more). */
  rejects(wish: { readonly mapId: string; readonly id: string }): string | null;
};
