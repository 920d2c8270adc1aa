import { closeCodes } from '#document/closeCodes.ts';
import { schemaVersion } from '#document/schema.ts';
import { localPrincipal } from '#server/access/localPrincipal.ts';
import type { Principal } from '#server/access/Principal.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { findTicket } from './tickets.ts';
import type { Refusal } from './Guard.ts';
import { roomOf } from './roomOf.ts';

export type Admission =
  | {
      readonly verdict: 'admit';
      readonly mapId: string;
      /** Which of the map's two documents: itself, or what is said about it. */
      readonly document: 'map' | 'talk';
      readonly principal: Principal;
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

/**
 * Decides on a socket by its address, `/sync/<mapId>.<epoch>?access=…&person=…&schema=…&ack=1`, or `<mapId>.<epoch>.talk` for
 * what is said about the map, which whoever may read the map may read too. In local mode whoever is on this machine is
 * the admin; a ticket narrows that to its own map and role. A room is never made by connecting.
 */
export async function admit(keeper: MapKeeper, url: URL, now: Date): Promise<Admission> {
  const name = url.pathname.slice('/sync/'.length);
  const document = name.endsWith('.talk') ? 'talk' : 'map';
  const room = document === 'talk' ? name.slice(0, -'.talk'.length) : name;
  const mapId = room.slice(0, Math.max(0, room.lastIndexOf('.')));
  const entry = await keeper.find(mapId);
  const principal = await principalOf(keeper, url.searchParams, mapId, now);
  if (principal === 'expired')
    return refuse(closeCodes.signIn, 'This ticket has expired. Ask for a new one.');
  if (entry === null || principal === 'unknown') return forbidden;
  if (isOtherVersion(url.searchParams.get('schema'))) return tooOld;
  // Only who may open the map learns its present room.
  if (roomOf(entry) !== room) {
    return refuse(closeCodes.epoch, document === 'talk' ? `${roomOf(entry)}.talk` : roomOf(entry));
  }
  return { verdict: 'admit', mapId, document, principal, wantsAcks: url.searchParams.get('ack') === '1' };
}

async function principalOf(
  keeper: MapKeeper,
  query: URLSearchParams,
  mapId: string,
  now: Date,
): Promise<Principal | 'unknown' | 'expired'> {
  const access = query.get('access');
  if (access === null) return localPrincipal(query.get('person'));
  const ticket = await findTicket(keeper, access);
  if (ticket === null || ticket.mapId !== mapId) return 'unknown';
  if (ticket.expiresAt <= now.toISOString()) return 'expired';
  return {
    kind: 'ticket',
    personId: 'ticket',
    name: 'A program',
    mapId,
    role: ticket.role,
    maySeeVerbatims: false,
    department: null,
  };
}
