import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** So many customers are remembered at most. */
const mostKnown = 250_000;

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

/** The same for the customers of one map while a file is read: most of them come back. */
export function rememberingHasher(hash: (raw: string) => string | null): (raw: string) => string | null {
  const known = new Map<string, string | null>();
  return (raw) => {
    const earlier = known.get(raw);
    if (earlier !== undefined) return earlier;
    const hashed = hash(raw);
    // A copy: what is cut out of a file's text would keep the whole piece of the file in memory.
    if (known.size < mostKnown) known.set(Buffer.from(raw).toString(), hashed);
    return hashed;
  };
}
