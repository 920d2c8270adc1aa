/** How long the code of a link is. */
const codeLength = 8;

/**
 * A code as the server knows it, from one that somebody read off a screen and typed: case, spaces and dashes do not
 * matter. Null while it has not eight letters and digits.
 */
export function parseJoinCode(typed: string): string | null {
  const code = typed.replaceAll(/[\s\p{Dash}_.]/gu, '').toUpperCase();
  return /^[A-Z0-9]+$/.test(code) && code.length === codeLength ? code : null;
}

/** A code in two halves, as it is read aloud: "ABCD-EFGH". */
export function inHalves(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}
