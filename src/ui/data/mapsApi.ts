import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

const mapEntrySchema = z.object({
  id: idSchema,
  title: z.string(),
  room: z.string(),
  updatedAt: z.string().nullish(),
});
export type MapEntry = Readonly<z.infer<typeof mapEntrySchema>>;

const madeSchema = z.object({ id: idSchema, room: z.string() });
export type MadeMap = Readonly<z.infer<typeof madeSchema>>;

/** The maps on this server. */
export async function listMaps(): Promise<Answer<readonly MapEntry[]>> {
  const answer = await requestJson('/maps', z.object({ maps: z.array(mapEntrySchema) }));
  return answer.ok ? { ok: true, value: answer.value.maps } : answer;
}

/** Where a map's room is; not found is an answer with status 404. */
export function findMap(id: string): Promise<Answer<MadeMap>> {
  return requestJson(`/maps/${encodeURIComponent(id)}`, madeSchema);
}

/** A new map: empty under a title, or what a file in our own format holds. */
export function makeMap(wish: { readonly title: string } | { readonly file: string }): Promise<Answer<MadeMap>> {
  const body = 'file' in wish ? { from: { json: wish.file } } : wish;
  return requestJson('/maps', madeSchema, { method: 'POST', ...jsonBody(body) });
}

export function deleteMap(id: string): Promise<Answer<unknown>> {
  return requestJson(`/maps/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' });
}
