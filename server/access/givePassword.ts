import { randomInt } from 'node:crypto';
import type { Access } from './Access.ts';
import { endSessionsOf } from './endSession.ts';

/** No letter that is easily taken for another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * For an owner who forgot theirs: a new password of 20 letters and digits (99 bits), told once. Everybody who is signed
 * in to the account is signed out at once. Null while nobody owns the server.
 */
export async function givePassword(
  access: Access,
  now: Date,
): Promise<{ readonly name: string; readonly password: string } | null> {
  const { owner } = access.accounts;
  if (owner === null) return null;
  const groups = Array.from({ length: 4 }, () => Array.from({ length: 5 }, anyLetter).join(''));
  const password = groups.join('-');
  await access.accounts.setPassword(owner.id, password);
  endSessionsOf(access, owner.id, { except: null, now });
  access.audit.add({
    at: now,
    mapId: null,
    personId: owner.id,
    what: 'was given a new password at the server’s command line, and signed out everywhere',
  });
  return { name: owner.name, password };
}

function anyLetter(): string {
  return letters[randomInt(letters.length)] ?? '';
}
