import { personOf } from '#server/access/Principal.ts';
import type { Author } from '#server/access/Author.ts';
import { serverPerson } from '#server/sync/Authors.ts';
import { Connection } from '#server/sync/Connection.ts';

const server: Author = { personId: serverPerson, name: 'The server' };

/** Who made a transaction, by its origin: the person at a connection, or whom the server acted for. */
export function authorOf(origin: unknown): Author {
  if (origin instanceof Connection) return personOf(origin.principal);
  if (typeof origin !== 'object' || origin === null || !('person' in origin)) return server;
  return origin.person as Author;
}
