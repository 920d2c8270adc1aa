import { z } from 'zod';
import { callerHeaders } from '#actions/callApi.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { readAnswer, type Answer } from '../data/requestJson.ts';

const count = z.number().int().min(0);
const importResultSchema = z.object({
  datasetId: z.string(),
  read: count,
  accepted: count,
  updated: count,
  unchanged: count,
  rejected: count,
  missing: count,
  withdrawn: count,
});
export type ImportResult = Readonly<z.infer<typeof importResultSchema>>;

/**
 * Streams a file to the server with everything that was confirmed about it. `onProgress` hears shares from 0 to 1 of
 * the bytes sent; 1 means that the server is at work. Aborting leaves nothing behind: the server publishes in one
 * transaction. XMLHttpRequest because fetch tells nothing about an upload's progress.
 */
export function sendFile(
  wish: { readonly mapId: string; readonly file: File; readonly settings: ImportSettings },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer<ImportResult>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (problem: string) => resolve({ ok: false, status: null, problem });
    request.open('POST', `/api/v1/maps/${encodeURIComponent(wish.mapId)}/datasets`);
    for (const [name, value] of Object.entries(callerHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () =>
      resolve(readAnswer(request.status, request.responseText, importResultSchema)),
    );
    request.addEventListener('error', () =>
      fail('The server could not be reached. Nothing was stored; try again when you are online.'),
    );
    request.addEventListener('abort', () => fail('Stopped. Nothing was stored.'));
    signal.addEventListener('abort', () => request.abort());
    const body = new FormData();
    // The settings go first, so that the server knows how to read the file as it streams in.
    body.append('settings', JSON.stringify(wish.settings));
    body.append('file', wish.file);
    request.send(body);
  });
}
