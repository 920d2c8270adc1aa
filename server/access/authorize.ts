import type { Principal } from './Principal.ts';
import type { Role } from '#domain/sharing/role.ts';

/** Everything that an endpoint or a socket may be asked for. Each endpoint names one; one that does not, does not compile. */
export const actions = [
  /** Open to all: joining, signing in, asking who one is. */
  'enter',
  'listMaps',
  'makeMap',
  'readMap',
  'comment',
  'editMap',
  /** Rows of failures with customers' words. */
  'readRows',
  'changeRows',
  /** Links, people, erasing: what decides about others. */
  'manageMap',
  'manageServer',
] as const;
export type Action = (typeof actions)[number];

/**
 * `signIn`: nobody is known (401). `unknown`: answered exactly as if it did not exist (404), so that a guesser learns
 * nothing. `forbidden`: they know that it is there, but may not (403).
 */
export type Verdict = 'allowed' | 'signIn' | 'unknown' | 'forbidden';

type Need = {
  /** The least role on the map, or on the server where there is no map; null is anyone who is known. */
  readonly role: Role | null;
  readonly verbatims?: true;
};

const needs: Readonly<Record<Exclude<Action, 'enter'>, Need>> = {
  listMaps: { role: null },
  makeMap: { role: 'admin' },
  readMap: { role: 'viewer' },
  comment: { role: 'commenter' },
  editMap: { role: 'editor' },
  readRows: { role: 'viewer', verbatims: true },
  changeRows: { role: 'editor', verbatims: true },
  manageMap: { role: 'admin' },
  manageServer: { role: 'admin' },
};

const ranks: Readonly<Record<Role, number>> = { viewer: 0, commenter: 1, editor: 2, admin: 3 };

/**
 * The one place that decides who may do what (trust.md). `mapId` is the map that the action is about, whether it exists
 * or not; null for the server itself. Guests and tickets have no say outside their own map.
 */
export function authorize(principal: Principal, action: Action, mapId: string | null): Verdict {
  if (action === 'enter') return 'allowed';
  const need = needs[action];
  switch (principal.kind) {
    case 'nobody':
      return 'signIn';
    case 'local':
      return 'allowed';
    case 'account':
      return isEnough(principal.role, need.role) ? 'allowed' : 'forbidden';
    case 'guest':
    case 'ticket': {
      if (mapId !== null && mapId !== principal.mapId) return 'unknown';
      if (mapId === null) return need.role === null ? 'allowed' : 'forbidden';
      if (!isEnough(principal.role, need.role)) return 'forbidden';
      return need.verbatims === true && !principal.maySeeVerbatims ? 'forbidden' : 'allowed';
    }
  }
}

function isEnough(has: Role, needed: Role | null): boolean {
  return needed === null || ranks[has] >= ranks[needed];
}
