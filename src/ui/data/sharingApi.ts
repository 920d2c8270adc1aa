import { z } from 'zod';
import { auditSchema, type AuditEntry } from '#domain/sharing/audit.ts';
import { linkSchema, madeLinkSchema, type Link, type LinkTerm, type MadeLink } from '#domain/sharing/link.ts';
import { roleSchema, type Role } from '#domain/sharing/role.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

const memberSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: roleSchema,
  /** The link that they came by; null for who has an account. */
  linkId: z.string().nullable(),
  /** Whether a page of theirs is open on the map now. */
  isHere: z.boolean(),
  since: z.string().nullable(),
});
export type Member = Readonly<z.infer<typeof memberSchema>>;

export type LinkWish = {
  readonly role: Role;
  readonly department: string | null;
  readonly view: string | null;
  readonly expiresIn: LinkTerm | null;
  readonly verbatims: boolean;
};

export async function listLinks(mapId: string, signal: AbortSignal): Promise<Answer<readonly Link[]>> {
  const schema = z.object({ links: z.array(linkSchema) });
  const answer = await requestJson(`/maps/${encodeURIComponent(mapId)}/links`, schema, { signal });
  return answer.ok ? { ok: true, value: answer.value.links } : answer;
}

export function makeLink(mapId: string, wish: LinkWish): Promise<Answer<MadeLink>> {
  const path = `/maps/${encodeURIComponent(mapId)}/links`;
  return requestJson(path, madeLinkSchema, { method: 'POST', ...jsonBody(wish) });
}

export function changeLink(
  id: string,
  wish: Partial<Pick<LinkWish, 'role' | 'verbatims'>>,
): Promise<Answer<unknown>> {
  return requestJson(`/links/${encodeURIComponent(id)}`, z.unknown(), { method: 'PATCH', ...jsonBody(wish) });
}

/** A new address and code; the old ones let nobody in any more, and who is in stays in. */
export function rotateLink(id: string): Promise<Answer<MadeLink>> {
  return requestJson(`/links/${encodeURIComponent(id)}/rotate`, madeLinkSchema, { method: 'POST' });
}

/** Closes a link: whoever came by it is put out at once. */
export function revokeLink(id: string): Promise<Answer<unknown>> {
  return requestJson(`/links/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' });
}

export async function listMembers(mapId: string, signal: AbortSignal): Promise<Answer<readonly Member[]>> {
  const schema = z.object({ people: z.array(memberSchema) });
  const answer = await requestJson(`/maps/${encodeURIComponent(mapId)}/people`, schema, { signal });
  return answer.ok ? { ok: true, value: answer.value.people } : answer;
}

export function changeMember(mapId: string, personId: string, role: Role): Promise<Answer<unknown>> {
  return requestJson(pathOf(mapId, personId), z.unknown(), { method: 'PATCH', ...jsonBody({ role }) });
}

/** Takes somebody off the map: their pages close at once. */
export function removeMember(mapId: string, personId: string): Promise<Answer<unknown>> {
  return requestJson(pathOf(mapId, personId), z.unknown(), { method: 'DELETE' });
}

function pathOf(mapId: string, personId: string): string {
  return `/maps/${encodeURIComponent(mapId)}/people/${encodeURIComponent(personId)}`;
}

export async function loadAudit(mapId: string, signal: AbortSignal): Promise<Answer<readonly AuditEntry[]>> {
  const answer = await requestJson(`/maps/${encodeURIComponent(mapId)}/audit`, auditSchema, { signal });
  return answer.ok ? { ok: true, value: answer.value.entries } : answer;
}
