import { closeCodes } from '#document/closeCodes.ts';
import type { ConnectionState } from '#document/connection.ts';
import type { Seat } from '#domain/sharing/seat.ts';

export type Way = { readonly name: string; readonly to: '/join' | '/signin' | '/maps' | 'reload' };
export type LineNews = {
  readonly tone: 'over' | 'waiting';
  readonly text: string;
  /** What to do now, the most likely first. */
  readonly ways: readonly Way[];
};

const reload: Way = { name: 'Reload the page', to: 'reload' };
const toList: Way = { name: 'Open the list of maps', to: '/maps' };
const typeCode: Way = { name: 'Type a code', to: '/join' };
const signIn: Way = { name: 'Sign in', to: '/signin' };

const kept = 'Go on working: what you do is kept here and saved as soon as it answers.';

/** What the server said when it closed the line, and the way on for such a person; null while there is nothing to say. */
export function lineNews(
  { link, code, reason, lastClose }: ConnectionState,
  kind: Seat['kind'],
): LineNews | null {
  if (link === 'ended' && code !== null) {
    // The server's own sentence says more than its code: expired, revoked, removed.
    const said = lastClose?.code === code && usesSentence.has(code) ? lastClose.reason : '';
    const text = said === '' ? (reason ?? 'The server ended the connection.') : said;
    return { tone: 'over', text, ways: waysAfter(code, kind) };
  }
  if (link !== 'offline' || lastClose === null) return null;
  const text = whyWaiting(lastClose.code);
  return text === null ? null : { tone: 'waiting', text: `${text} ${kept}`, ways: [] };
}

const usesSentence: ReadonlySet<number> = new Set([closeCodes.signIn, closeCodes.forbidden]);

function waysAfter(code: number, kind: Seat['kind']): readonly Way[] {
  switch (code) {
    case closeCodes.signIn:
      return [typeCode, signIn];
    case closeCodes.forbidden:
      // A guest had this one map: a list would have nothing for them.
      return [kind === 'guest' ? typeCode : toList];
    default:
      return [reload];
  }
}

function whyWaiting(code: number): string | null {
  switch (code) {
    case closeCodes.restart:
      return 'The server is starting again.';
    case closeCodes.tryAgain:
      return 'The server could not save for a moment and opens the map again.';
    case closeCodes.joinTimeout:
      return 'The line is slow: the server did not hear from this page in time, and is asked again.';
    case closeCodes.tooMany:
      return 'This page sent more than the server takes at once: it waits a little and tries again.';
    default:
      return null;
  }
}
