import { createHash, randomBytes } from 'node:crypto';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { roleSchema, type Role } from '#server/access/role.ts';

const ticketHours = 12;

/** A ticket opens the sync socket of one map, as often as one likes until it expires. Only its hash is stored. */
export async function issueTicket(
  keeper: MapKeeper,
  mapId: string,
  role: Role,
  now: Date,
): Promise<{ access: string; expiresAt: string }> {
  await keeper.removeTicketsExpiredBefore(new Date(now.getTime() - 24 * 3_600_000).toISOString());
  const access = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + ticketHours * 3_600_000).toISOString();
  await keeper.addTicket(hashOf(access), { mapId, role, expiresAt });
  return { access, expiresAt };
}

export async function findTicket(
  keeper: MapKeeper,
  access: string,
): Promise<{ mapId: string; role: Role; expiresAt: string } | null> {
  const ticket = await keeper.findTicket(hashOf(access));
  return ticket === null ? null : { ...ticket, role: roleSchema.parse(ticket.role) };
}

function hashOf(access: string): string {
  return createHash('sha256').update(access).digest('hex');
}
