import type { Person } from './presence.ts';

/**
 * How a browser names itself to a server in local mode, `<id>,<percent-encoded name>`: in the API's header
 * `throughline-person` and in a sync socket's `?person=`.
 */
export function callerOf({ id, name }: Pick<Person, 'id' | 'name'>): string {
  return `${id},${encodeURIComponent(name)}`;
}
