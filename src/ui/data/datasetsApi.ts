import { z } from 'zod';
import { datasetDetailSchema, type DatasetDetail } from '#domain/failures/datasetDetail.ts';
import { requestJson, type Answer } from './requestJson.ts';

function addressOf(mapId: string, dataset: string): string {
  return `/maps/${encodeURIComponent(mapId)}/datasets/${encodeURIComponent(dataset)}`;
}

/** What is known of a dataset beside its rows. */
export function loadDataset(
  mapId: string,
  dataset: string,
  signal: AbortSignal,
): Promise<Answer<DatasetDetail>> {
  return requestJson(addressOf(mapId, dataset), datasetDetailSchema, { signal });
}

/** Takes a dataset away with all its failures, for good. */
export function removeDataset(mapId: string, dataset: string): Promise<Answer<unknown>> {
  return requestJson(addressOf(mapId, dataset), z.unknown(), { method: 'DELETE' });
}

/** Where the rows that an import refused can be fetched while they are kept. */
export function rejectsAddress(mapId: string, rejects: string): string {
  return `/api/v1/maps/${encodeURIComponent(mapId)}/rejects/${encodeURIComponent(rejects)}`;
}
