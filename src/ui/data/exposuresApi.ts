import { z } from 'zod';
import type { Exposure } from '#domain/failures/exposure.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

/** A period's customers; `exposures` null takes the period away. */
export type ExposureWish = Omit<Exposure, 'exposures'> & { readonly exposures: number | null };

/** Stores how many customers passed places; all or nothing. Everybody's rates follow. */
export function putExposures(mapId: string, rows: readonly ExposureWish[]): Promise<Answer<unknown>> {
  return requestJson(`/maps/${encodeURIComponent(mapId)}/exposures`, z.unknown(), {
    method: 'POST',
    ...jsonBody({ rows }),
  });
}

/** What takes a period of a place away again. */
export function removalOf({ touchpoint, periodStart, periodEnd }: Exposure): ExposureWish {
  return { touchpoint, periodStart, periodEnd, exposures: null };
}
