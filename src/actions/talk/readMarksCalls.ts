import { readMarksSchema, type ReadMarksOf } from '#domain/talk/readMarks.ts';
import { callApi } from '../callApi.ts';

const pathOf = (mapId: string) => `/maps/${encodeURIComponent(mapId)}/comments/read`;

/** How far this person has read, on whatever machine; null where the server does not say. */
export async function loadReadMarks(mapId: string): Promise<ReadMarksOf | null> {
  try {
    const response = await callApi(pathOf(mapId));
    return response.ok ? (readMarksSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    // Offline: what was read before is known when the line is back.
    return null;
  }
}

/** Tells the server what was read: one thread, or all for null. False where it did not hear it. */
export async function sendReadMark(mapId: string, thread: string | null, through: string): Promise<boolean> {
  try {
    const response = await callApi(pathOf(mapId), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(thread === null ? { through } : { through, thread }),
    });
    return response.ok;
  } catch {
    // Offline: it is told again when the line is back.
    return false;
  }
}
