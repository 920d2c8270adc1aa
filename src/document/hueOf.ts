/** People's colours are 0 to 11. */
export const hues = 12;

/** One of the twelve people's colours (0 to 11), the same wherever this person comes in and whoever looks. */
export function hueOf(personId: string): number {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return sum % hues;
}
