import { evidencePageSchema, type EvidencePage } from '#domain/failures/evidence.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import { requestJson, type Answer } from './requestJson.ts';

/** Whose number: a touchpoint's or path's, or a failure mode's. */
export type Behind = { readonly place: string } | { readonly mode: string };

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

/** Where the same rows can be fetched as a CSV file. */
export function evidenceCsvAddress(wish: EvidenceWish): string {
  return `/api/v1/maps/${encodeURIComponent(wish.mapId)}/failures.csv?${queryOf(wish)}`;
}

function queryOf({ behind, filter, words }: EvidenceWish): URLSearchParams {
  const query = new URLSearchParams(behind);
  if (filter.from !== null) query.set('from', filter.from);
  if (filter.to !== null) query.set('to', filter.to);
  for (const channel of filter.channels) query.append('channel', channel);
  if (words !== '') query.set('q', words);
  return query;
}
