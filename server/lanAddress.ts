import { networkInterfaces } from 'node:os';

/** This machine's address as others in the same network see it (IPv4 first); null where it has none. */
export function lanAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const others = all.filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0);
  const found = others.find(({ family }) => family === 'IPv4') ?? others[0];
  if (found === undefined) return null;
  return found.family === 'IPv6' ? `[${found.address}]` : found.address;
}
