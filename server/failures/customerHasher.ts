import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Turns a customer's id into a keyed hash, so that rows of one customer can be told to be so while nobody can read or
 * try out who it is. The key lies in a file of its own beside the database and never leaves the machine.
 */
export function customerHasher(keyFile: string): (mapId: string, raw: string) => string | null {
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
  const key = readFileSync(keyFile);
  return (mapId, raw) =>
    raw === '' ? null : createHmac('sha256', key).update(`${mapId}\n${raw}`).digest('base64url').slice(0, 24);
}
