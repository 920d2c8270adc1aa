import { closeCodes } from '#document/closeCodes.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { findTicket } from './tickets.ts';
import type { Refusal } from './Guard.ts';
import { roomOf } from './roomOf.ts';
import type { Role } from '#server/access/role.ts';

export type Admission =
  | { readonly verdict: 'admit'; readonly mapId: string; readonly role: Role; readonly wantsAcks: boolean }
  | ({ readonly verdict: 'refuse' } & Refusal);

function refuse(code: number, reason: string): Admission {
  return { verdict: 'refuse', code, reason };
}

// One answer to "there is none" and "not for you": a guesser learns nothing.
const forbidden = refuse(closeCodes.forbidden, 'There is no such map here, or you may not open it.');

/**
 * Decides on a socket by its address, `/sync/<mapId>.<epoch>?access=…&ack=1`. In local mode whoever is on this machine
 * is the admin; a ticket narrows that to its own map and role. A room is never made by connecting.
 */
export async function admit(keeper: MapKeeper, url: URL, now: Date): Promise<Admission> {
  const name = url.pathname.slice('/sync/'.length);
  const mapId = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const entry = await keeper.find(mapId);
  const role = await roleOf(keeper, url.searchParams.get('access'), mapId, now);
  if (role === 'expired') return refuse(closeCodes.signIn, 'This ticket has expired. Ask for a new one.');
  if (entry === null || role === 'none') return forbidden;
  // Only who may open the map learns its present room.
  if (roomOf(entry) !== name) return refuse(closeCodes.epoch, roomOf(entry));
  return { verdict: 'admit', mapId, role, wantsAcks: url.searchParams.get('ack') === '1' };
}

async function roleOf(
  keeper: MapKeeper,
  access: string | null,
  mapId: string,
  now: Date,
): Promise<Role | 'none' | 'expired'> {
  if (access === null) return 'admin';
  const ticket = await findTicket(keeper, access);
  if (ticket === null || ticket.mapId !== mapId) return 'none';
  return ticket.expiresAt <= now.toISOString() ? 'expired' : ticket.role;
}
