import { evidencePageSchema, type EvidencePage } from '#domain/failures/evidence.ts';
import { evidenceRecordSchema, type EvidenceRecord } from '#domain/failures/evidenceRecord.ts';
import { episodePageSchema, type EpisodePage } from '#domain/failures/episodePage.ts';
import type { Assigner } from '#domain/failures/keyAssigner.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import { toFilterParams } from '#domain/failures/filterParams.ts';
import { quotesSchema, type Quotes } from '#domain/failures/quotes.ts';
import { requestJson, type Answer } from './requestJson.ts';

/** Whose number: a touchpoint's or path's, a failure mode's, or that of all that people, rules or the matcher placed. */
export type Behind = { readonly place: string } | { readonly mode: string } | { readonly by: Assigner };

/** Which rows: those behind a number, within a filter, with words in them. */
export type EvidenceWish = {
  readonly mapId: string;
  readonly behind: Behind;
  readonly filter: FailureFilter;
  readonly words: string;
};

const pageSize = '50';

/** A page of the rows behind a number, newest first; `cursor` comes from the page before. */
export function loadEvidence(
  wish: EvidenceWish,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Answer<EvidencePage>> {
  const query = queryOf(wish);
  query.set('limit', pageSize);
  if (cursor !== null) query.set('cursor', cursor);
  return requestJson(`/maps/${encodeURIComponent(wish.mapId)}/failures?${query}`, evidencePageSchema, { signal });
}

/** What stands for all the words behind a number. */
export function loadQuotes(wish: EvidenceWish, signal: AbortSignal): Promise<Answer<Quotes>> {
  return requestJson(`/maps/${encodeURIComponent(wish.mapId)}/quotes?${queryOf(wish)}`, quotesSchema, { signal });
}

/** The same failures as contacts of customers, joined where at most so many days lie between two. */
export function loadEpisodes(
  wish: EvidenceWish,
  windowDays: number,
  signal: AbortSignal,
): Promise<Answer<EpisodePage>> {
  const query = queryOf({ ...wish, words: '' });
  query.set('windowDays', String(windowDays));
  return requestJson(`/maps/${encodeURIComponent(wish.mapId)}/episodes?${query}`, episodePageSchema, { signal });
}

/** One row by its id, with the other rows of its customer. */
export function loadRecord(mapId: string, id: string, signal: AbortSignal): Promise<Answer<EvidenceRecord>> {
  const address = `/maps/${encodeURIComponent(mapId)}/failures/${encodeURIComponent(id)}`;
  return requestJson(address, evidenceRecordSchema, { signal });
}

/** Where the same rows can be fetched as a CSV file. */
export function evidenceCsvAddress(wish: EvidenceWish): string {
  return `/api/v1/maps/${encodeURIComponent(wish.mapId)}/failures.csv?${queryOf(wish)}`;
}

function queryOf({ behind, filter, words }: EvidenceWish): URLSearchParams {
  const query = toFilterParams(filter);
  for (const [name, value] of Object.entries(behind)) query.set(name, value);
  // One search at a time: words typed beside the rows go before those of the filter.
  if (words !== '') query.set('q', words);
  return query;
}
