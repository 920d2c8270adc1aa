import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in a URL and a cookie: nothing to guess, so its stored hash needs no salt and no stretching. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** An id for something of ours; 128 random bits. */
export function newAccessId(): string {
  return randomBytes(16).toString('hex');
}
