import { hueOf } from '#document/hueOf.ts';
import { doingSchema, presenceSchema } from '#document/presenceSchema.ts';
import { personIdOf, roleOf, type Principal } from '#server/access/Principal.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What others are told of somebody, as JSON: 'null' when they say that they left, null when it is to be passed over.
 * Who they are is written by the server. Only in local mode, where all are the same admin, a browser names itself, and
 * what a stock client adds is passed on.
 */
export function presenceState(bytes: Uint8Array, who: Principal): string | null {
  const state = parse(bytes);
  if (state === undefined) return null;
  if (state === null) return 'null';
  if (who.kind === 'local') return isFitting(state) ? JSON.stringify(state) : null;
  const doing = doingSchema.safeParse(state);
  return doing.success ? JSON.stringify({ ...doing.data, person: personOf(who) }) : null;
}

/** Undefined for what is not a JSON object or null: it would throw in every other browser. */
function parse(bytes: Uint8Array): object | null | undefined {
  try {
    const state: unknown = JSON.parse(utf8.decode(bytes));
    return typeof state === 'object' && !Array.isArray(state) ? state : undefined;
  } catch {
    // reason: not JSON; the caller passes it over
    return undefined;
  }
}

function isFitting(state: object): boolean {
  return 'person' in state ? presenceSchema.safeParse(state).success : doingSchema.safeParse(state).success;
}

function personOf(who: Principal): { id: string; name: string; hue: number; role: string } {
  const id = personIdOf(who);
  const name = who.kind === 'nobody' ? 'Nobody' : who.name.slice(0, 60);
  return { id, name, hue: hueOf(id), role: roleOf(who) };
}
