import type { IncomingHttpHeaders } from 'node:http';
import { closeCodes } from '#document/closeCodes.ts';
import { schemaVersion } from '#document/schema.ts';
import type { Access } from '#server/access/Access.ts';
import { authorize } from '#server/access/authorize.ts';
import { readCookie, sessionCookie } from '#server/access/cookies.ts';
import type { Brought, End } from '#server/access/Door.ts';
import { personIdOf, type Principal } from '#server/access/Principal.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import type { Refusal } from './Guard.ts';
import { roomOf } from './roomOf.ts';

export type Admission =
  | {
      readonly verdict: 'admit';
      readonly mapId: string;
      /** Which of the map's two documents: itself, or what is said about it. */
      readonly document: 'map' | 'talk';
      readonly principal: Principal;
      /** When and why their right to be here ends by itself; null where it does not. */
      readonly end: End | null;
      readonly wantsAcks: boolean;
    }
  | ({ readonly verdict: 'refuse' } & Refusal);

function refuse(code: number, reason: string): Admission {
  return { verdict: 'refuse', code, reason };
}

// One answer to "there is none" and "not for you": a guesser learns nothing.
const forbidden = refuse(closeCodes.forbidden, 'There is no such map here, or you may not open it.');

const tooOld = refuse(closeCodes.clientTooOld, 'This page and the server are of different versions.');

/**
 * Our own client says in which version it writes; a document here is always in the server's. A stock client says nothing.
 */
function isOtherVersion(schema: string | null): boolean {
  return schema !== null && schema !== String(schemaVersion);
}

/** A tab that stayed open while somebody else came in with the same browser: what is typed there is not theirs. */
const somebodyElse = refuse(
  closeCodes.signIn,
  'Somebody else is signed in with this browser now. Reload the page.',
);

/** What a socket brings along: a ticket in its address, or the cookie of a session. */
export function broughtBySocket(headers: IncomingHttpHeaders, { searchParams }: URL): Brought {
  return {
    session: readCookie(headers, sessionCookie),
    ticket: searchParams.get('access'),
    person: searchParams.get('person'),
  };
}

/**
 * Decides on a socket by its address, `/sync/<mapId>.<epoch>?access=…&person=…&as=…&schema=…&ack=1`, or `<mapId>.<epoch>.talk` for
 * what is said about the map, which whoever may read the map may read too, and by what it brings. A room is never made
 * by connecting.
 */
export async function admit(
  { keeper, access }: { readonly keeper: MapKeeper; readonly access: Access },
  brought: Brought,
  url: URL,
  now: Date,
): Promise<Admission> {
  const name = url.pathname.slice('/sync/'.length);
  const document = name.endsWith('.talk') ? 'talk' : 'map';
  const room = document === 'talk' ? name.slice(0, -'.talk'.length) : name;
  const mapId = room.slice(0, Math.max(0, room.lastIndexOf('.')));
  const entry = await keeper.find(mapId);
  const { principal, end, ended } = access.door.whoIs(brought, now);
  if (ended !== null) return { verdict: 'refuse', ...ended };
  const verdict = authorize(principal, 'readMap', mapId);
  if (verdict === 'signIn') return refuse(closeCodes.signIn, 'Sign in, or open the link to this map again.');
  if (entry === null || verdict !== 'allowed') return forbidden;
  const sender = url.searchParams.get('as');
  if (sender !== null && sender !== personIdOf(principal)) return somebodyElse;
  if (isOtherVersion(url.searchParams.get('schema'))) return tooOld;
  // Only who may open the map learns its present room.
  if (roomOf(entry) !== room) {
    return refuse(closeCodes.epoch, document === 'talk' ? `${roomOf(entry)}.talk` : roomOf(entry));
  }
  const wantsAcks = url.searchParams.get('ack') === '1';
  return { verdict: 'admit', mapId, document, principal, end, wantsAcks };
}
