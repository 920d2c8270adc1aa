import { z } from 'zod';
import {
  codingPageSchema,
  matcherStateSchema,
  type CodingPage,
  type MatcherState,
} from '#domain/failures/matcherState.ts';
import { requestJson, type Answer } from './requestJson.ts';

const pathOf = (mapId: string, rest: string): string => `/maps/${encodeURIComponent(mapId)}/${rest}`;

export function loadMatcher(mapId: string): Promise<Answer<MatcherState>> {
  return requestJson(pathOf(mapId, 'matcher'), matcherStateSchema);
}

export function trainMatcher(mapId: string): Promise<Answer<MatcherState>> {
  return requestJson(pathOf(mapId, 'matcher/train'), matcherStateSchema, { method: 'POST' });
}

export function stopTraining(mapId: string): Promise<Answer<unknown>> {
  return requestJson(pathOf(mapId, 'matcher/train'), z.unknown(), { method: 'DELETE' });
}

/** The most useful records to decide about next; `without` are ids that have had their turn. */
export function loadCoding(
  mapId: string,
  { without, seed }: { readonly without: readonly string[]; readonly seed: number },
): Promise<Answer<CodingPage>> {
  const query = new URLSearchParams({ limit: '20', seed: String(seed) });
  for (const id of without) query.append('without', id);
  return requestJson(pathOf(mapId, `coding?${query}`), codingPageSchema);
}
