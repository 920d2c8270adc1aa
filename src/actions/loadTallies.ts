import type { FailureTables } from '#domain/failures/failureTable.ts';
import { tablesOf, talliesSchema } from '#domain/failures/tallies.ts';
import { callApi } from './callApi.ts';

/** A map's counts from the server; null where it gave none or cannot be reached. */
export async function loadTallies(mapId: string): Promise<FailureTables | null> {
  try {
    const response = await callApi(`/maps/${encodeURIComponent(mapId)}/tallies`);
    if (!response.ok) return null;
    const parsed = talliesSchema.safeParse(await response.json());
    return parsed.success ? tablesOf(parsed.data) : null;
  } catch {
    // Offline is an expected state of a live editor: the numbers stay as they were, with a sign.
    return null;
  }
}
