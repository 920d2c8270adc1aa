import type { Access } from './Access.ts';
import { endings } from './endings.ts';

/** Ends a session at once: its cookie opens nothing any more, nor do the tickets it asked for, and its sockets close. */
export function endSession(access: Access, sessionId: string): void {
  access.sessions.end(sessionId);
  access.seats.close(
    (principal) => 'sessionId' in principal && principal.sessionId === sessionId,
    endings.sessionEnded,
  );
}

/** Ends all sessions of an account, but the one that is named. */
export function endSessionsOf(
  access: Access,
  accountId: string,
  { except, now }: { readonly except: string | null; readonly now: Date },
): void {
  for (const { id } of access.sessions.list(accountId, now)) if (id !== except) endSession(access, id);
}
