import type { FailureTables } from '#domain/failures/failureTable.ts';
import { readTallies } from '#domain/failures/tallies.ts';
import type { RowCounter } from '#view/rowCounter.ts';
import { callApi } from './callApi.ts';

/** What is longer would keep the main thread for more than a frame. Whoever counts more than `mostCells` needs it read there. */
const mostBytes = 64 * 1024;

/** A map's counts from the server; null where it gave none or cannot be reached. */
export async function loadTallies(mapId: string, rows: RowCounter): Promise<FailureTables | null> {
  try {
    const response = await callApi(`/maps/${encodeURIComponent(mapId)}/tallies`);
    if (!response.ok) return null;
    const bytes = await response.arrayBuffer();
    return bytes.byteLength > mostBytes ? await rows.readTallies(bytes) : readTallies(bytes);
  } catch {
    // Offline is an expected state of a live editor: the numbers stay as they were, with a sign.
    return null;
  }
}
