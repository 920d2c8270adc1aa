import { z } from 'zod';
import { auditSchema, type AuditEntry } from '#domain/sharing/audit.ts';
import { ownSessionsSchema, type OwnSession } from '#domain/sharing/ownSession.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

/** Where this account is signed in, the newest first. */
export async function listOwnSessions(signal: AbortSignal): Promise<Answer<readonly OwnSession[]>> {
  const answer = await requestJson('/sessions', ownSessionsSchema, { signal });
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
