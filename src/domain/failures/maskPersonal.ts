import { findPersonal, type PersonalFound } from './findPersonal.ts';

/** Replaces what names or reaches a person by what it was: `Call [phone]`. */
export function maskPersonal(text: string): string {
  const found = findPersonal(text);
  return found.length === 0 ? text : maskFound(text, found);
}

/** The same where it was found before. */
export function maskFound(text: string, found: readonly PersonalFound[]): string {
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of found) {
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}
