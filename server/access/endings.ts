import { closeCodes } from '#document/closeCodes.ts';
import type { Refusal } from '#server/sync/Guard.ts';

/** Why somebody who was let in is not any more: what a live socket is closed with, and who comes back is told. */
export const endings = {
  ticketExpired: { code: closeCodes.signIn, reason: 'This ticket has expired. Ask for a new one.' },
  sessionEnded: { code: closeCodes.signIn, reason: 'You are signed out. Sign in, or open the link again.' },
  linkExpired: {
    code: closeCodes.signIn,
    reason: 'This link has expired. Ask who shared the map for a new one.',
  },
  linkRevoked: {
    code: closeCodes.signIn,
    reason: 'This link was revoked. Ask who shared the map for a new one.',
  },
  removed: { code: closeCodes.forbidden, reason: 'You were removed from this map.' },
  mapRemoved: { code: closeCodes.forbidden, reason: 'This map was removed.' },
  rightsChanged: { code: closeCodes.rightsChanged, reason: 'Your rights on this map have changed.' },
} as const satisfies Record<string, Refusal>;
