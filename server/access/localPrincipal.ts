import { idSchema } from '#domain/map/id.ts';
import { longestName, personNameSchema } from './personName.ts';
import type { Principal } from './Principal.ts';

/**
 * Local mode: whoever is on this machine is the admin. Two browsers there can still be told apart, by what they say of
 * themselves: `person` is `<id>,<name percent-encoded>` (header `throughline-person`, or a socket's `?person=`).
 */
export function localPrincipal(person: string | null): Principal {
  const comma = person?.indexOf(',') ?? -1;
  if (person === null || comma < 0) return { kind: 'local', personId: 'local', name: 'This machine' };
  const id = idSchema.safeParse(person.slice(0, comma));
  const name = personNameSchema.safeParse(decoded(person.slice(comma + 1)).slice(0, longestName));
  return {
    kind: 'local',
    personId: id.success ? id.data : 'local',
    name: name.success ? name.data : 'This machine',
  };
}

/** The id that a caller gives for themselves in the same header; null where there is none. */
export function saidId(person: unknown): string | null {
  return typeof person === 'string' && person.includes(',') ? person.slice(0, person.indexOf(',')) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // reason: half a percent sign; the name is for display only
    return '';
  }
}
