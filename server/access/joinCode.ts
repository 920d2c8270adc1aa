import { randomInt } from 'node:crypto';

/** Without the look-alikes 0 O 1 I L: it is read aloud and typed on telephones. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

/** 31⁸ ≈ 8.5e11 codes; guessing is limited by address (`Attempts`). */
export function newJoinCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
