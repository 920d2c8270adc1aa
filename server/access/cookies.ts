import type { IncomingHttpHeaders } from 'node:http';

export const sessionCookie = 'throughline-session';

/** One a map, so that who is a guest of two maps is themselves in both. */
export function rejoinCookie(mapId: string): string {
  return `throughline-rejoin-${mapId}`;
}

/** The value of a cookie that came with a request, or null. */
export function readCookie(headers: IncomingHttpHeaders, name: string): string | null {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals >= 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}

/** A cookie that no script can read and no foreign page can send; `maxAgeMs` 0 takes it away. */
export function writeCookie(
  name: string,
  value: string,
  options: { readonly maxAgeMs: number; readonly path: string; readonly isSecure: boolean },
): string {
  const seconds = Math.floor(options.maxAgeMs / 1_000);
  const secure = options.isSecure ? '; Secure' : '';
  return `${name}=${value}; Path=${options.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
