import { z } from 'zod';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';
import { auditSchema, type AuditEntry } from './sharingApi.ts';

const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** The one that this browser has. */
  isThis: z.boolean(),
});
export type OwnSession = Readonly<z.infer<typeof sessionSchema>>;

/** Where this account is signed in, the newest first. */
export async function listOwnSessions(signal: AbortSignal): Promise<Answer<readonly OwnSession[]>> {
  const answer = await requestJson('/sessions', z.object({ sessions: z.array(sessionSchema) }), { signal });
  return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
}

/** Signs another browser out, at once. */
export function endOwnSession(id: string): Promise<Answer<unknown>> {
  return requestJson(`/sessions/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' });
}

/** All other browsers are signed out with it. */
export function changePassword(wish: {
  readonly old: string;
  readonly new: string;
}): Promise<Answer<unknown>> {
  return requestJson('/password', z.unknown(), { method: 'POST', ...jsonBody(wish) });
}

/** What was done about accounts, and tried in vain. */
export async function loadServerAudit(signal: AbortSignal): Promise<Answer<readonly AuditEntry[]>> {
  const answer = await requestJson('/audit', auditSchema, { signal });
  return answer.ok ? { ok: true, value: answer.value.entries } : answer;
}
