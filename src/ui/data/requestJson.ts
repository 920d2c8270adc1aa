import { z } from 'zod';
import { callApi } from '#actions/callApi.ts';

/** What the server answered; `status` null means that it could not be reached. `problem` is a sentence for people. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number | null; readonly problem: string };

const problemSchema = z.object({ title: z.string().optional(), detail: z.string().optional() });

const unreachable = 'The server cannot be reached. Check that it is running and that you are online.';

/** One call of the JSON API (`path` begins after /api/v1); the answer is parsed, never trusted. */
export async function requestJson<T>(
  path: string,
  schema: z.ZodType<T>,
  init: RequestInit = {},
): Promise<Answer<T>> {
  let status: number;
  let body: string;
  try {
    const response = await callApi(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
    status = response.status;
    body = await response.text();
  } catch {
    // No answer came, or not all of it (the line broke, the asker left): an expected state of a live editor.
    return { ok: false, status: null, problem: unreachable };
  }
  return readAnswer(status, body, schema);
}

/** Turns a status and a body into an answer; also for uploads, which do not go through fetch. */
export function readAnswer<T>(status: number, body: string, schema: z.ZodType<T>): Answer<T> {
  const json = parseBody(body);
  if (status < 200 || status >= 300) return { ok: false, status, problem: problemIn(json, status) };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, status, problem: 'The server answered in a way that this page does not understand. Reload the page.' };
}

function problemIn(json: unknown, status: number): string {
  const parsed = problemSchema.safeParse(json);
  const words = parsed.success ? (parsed.data.detail ?? parsed.data.title) : undefined;
  return words ?? `The server refused (${status}).`;
}

function parseBody(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: a proxy's page, or a server that is not ours. The caller's schema then says no.
    return undefined;
  }
}

export function jsonBody(value: unknown): RequestInit {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json' } };
}
