import { callerOf } from '#document/callerOf.ts';
import type { Person } from '#document/presence.ts';

let caller: string | null = null;

/** Says once, and after each renaming, whom this page's calls come from. */
export function nameCaller(person: Person): void {
  caller = callerOf(person);
}

/**
 * What a call says of who makes it. In local mode the server believes it, so that two browsers on one machine can be
 * told apart; with accounts it goes by the session's cookie alone, and only refuses what somebody else said here.
 */
export function callerHeaders(): Readonly<Record<string, string>> {
  return caller === null ? {} : { 'throughline-person': caller };
}

/**
 * One call of the HTTP API; `path` begins after `/api/v1`. Rejects, as `fetch` does, where no answer came at all.
 * Without a header of its own that says so, it comes from this page's caller.
 */
export function callApi(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(callerHeaders()))
    if (!headers.has(name)) headers.set(name, value);
  return fetch(`/api/v1${path}`, { ...init, headers });
}
