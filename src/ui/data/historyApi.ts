import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

const authorSchema = z.object({ personId: z.string(), name: z.string() });
const lastChangeSchema = authorSchema.extend({ at: z.string() });
const versionSchema = z.object({
  id: idSchema,
  at: z.string(),
  name: z.string().nullable(),
  why: z.enum(['start', 'edits', 'time', 'import', 'erase', 'restore', 'named']),
  by: z.array(authorSchema),
  things: z.number(),
});
export type Version = Readonly<z.infer<typeof versionSchema>>;

const historySchema = z.object({ versions: z.array(versionSchema), people: z.array(lastChangeSchema) });
export type MapHistory = Readonly<z.infer<typeof historySchema>>;

const versionMapSchema = versionSchema.extend({
  map: z.unknown(),
  changedBy: z.record(z.string(), lastChangeSchema),
});
const lastSchema = z.object({ by: authorSchema.nullable(), at: z.string().nullable() });

const takenBackSchema = z.object({
  things: z.array(z.object({ kind: z.string(), id: z.string(), what: z.string(), name: z.string() })),
  stays: z.array(z.object({ id: z.string(), what: z.string(), name: z.string(), because: z.string() })),
});
export type TakenBack = Readonly<z.infer<typeof takenBackSchema>>;

const pathOf = (mapId: string, rest: string) => `/maps/${encodeURIComponent(mapId)}/${rest}`;

export function readHistory(mapId: string, signal: AbortSignal): Promise<Answer<MapHistory>> {
  return requestJson(pathOf(mapId, 'history'), historySchema, { signal });
}

export function readVersion(
  mapId: string,
  version: string,
): Promise<Answer<z.infer<typeof versionMapSchema>>> {
  return requestJson(pathOf(mapId, `history/${version}`), versionMapSchema);
}

/** Keeps the map as it is on the server now: under a name, or before a restore. */
export function keepVersion(
  mapId: string,
  wish: { readonly name: string } | { readonly before: 'restore' },
): Promise<Answer<Version>> {
  return requestJson(pathOf(mapId, 'versions'), versionSchema, { method: 'POST', ...jsonBody(wish) });
}

/** Who last changed a thing, and when; null where that is not known. */
export function readLastChange(
  mapId: string,
  thing: { readonly noun: string; readonly id: string },
  signal: AbortSignal,
): Promise<Answer<z.infer<typeof lastSchema>>> {
  return requestJson(pathOf(mapId, `history/things/${thing.noun}/${thing.id}`), lastSchema, { signal });
}

/** Takes back what one person changed since a moment; with `dryRun` it only says what that would do. */
export function takeBack(
  mapId: string,
  wish: { readonly personId: string; readonly since: string; readonly dryRun: boolean },
): Promise<Answer<TakenBack>> {
  return requestJson(pathOf(mapId, 'undo-person'), takenBackSchema, { method: 'POST', ...jsonBody(wish) });
}
