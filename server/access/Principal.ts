import type { Role } from '#domain/sharing/role.ts';
import type { Author } from './Author.ts';

/**
 * Who asks: made once at the door, from a cookie, a ticket, or local mode, and trusted behind it. `personId` is what a
 * person's edits, comments and presence are kept under; it outlives sessions and connections.
 */
export type Principal =
  | { readonly kind: 'nobody' }
  /** Local mode: whoever is on this machine is the admin. */
  | { readonly kind: 'local'; readonly personId: string; readonly name: string }
  | {
      readonly kind: 'account';
      readonly personId: string;
      readonly name: string;
      readonly role: Role;
      readonly sessionId: string;
    }
  /** Came by a link; `sessionId` and `linkId` are what a revocation names. */
  | ({ readonly kind: 'guest'; readonly sessionId: string; readonly linkId: string } & MapSeat)
  /** A program with a ticket for one map, in the name of who asked for it; `sessionId` is theirs. */
  | ({ readonly kind: 'ticket'; readonly sessionId: string | null } & MapSeat);

/** What is given to somebody for one map. */
export type MapSeat = {
  readonly personId: string;
  readonly name: string;
  readonly mapId: string;
  readonly role: Role;
  readonly maySeeVerbatims: boolean;
  /** The department that they speak for, by its id in the map. */
  readonly department: string | null;
};

/** What a person may do with the map that they came for. Who is nobody may at most look, and is not let in to do so. */
export function roleOf(principal: Principal): Role {
  switch (principal.kind) {
    case 'nobody':
      return 'viewer';
    case 'local':
      return 'admin';
    case 'account':
    case 'guest':
    case 'ticket':
      return principal.role;
  }
}

/** The id that a person's edits are kept under. Nobody's are not taken anywhere. */
export function personIdOf(principal: Principal): string {
  return principal.kind === 'nobody' ? 'nobody' : principal.personId;
}

/** Who an act is kept under. Nothing that is kept is done by nobody: `authorize` lets them enter only. */
export function personOf(principal: Principal): Author {
  if (principal.kind === 'nobody') throw new Error('Nobody was let do something that is kept.');
  return { personId: principal.personId, name: principal.name };
}
