import type { Principal } from '#server/access/Principal.ts';
import { Connection } from '#server/sync/Connection.ts';
import type { Author } from './HistoryCalls.ts';

const server: Author = { personId: 'server', name: 'The server' };

/** Who stands behind a principal; the server itself where nobody is known. */
export function authorOfPrincipal(principal: Principal): Author {
  if (principal.kind === 'nobody') return server;
  return { personId: principal.personId, name: principal.name };
}

/** Who made a transaction, by its origin: the person at a connection, or whom the server acted for. */
export function authorOf(origin: unknown): Author {
  if (origin instanceof Connection) return authorOfPrincipal(origin.principal);
  if (typeof origin !== 'object' || origin === null || !('person' in origin)) return server;
  return origin.person as Author;
}
