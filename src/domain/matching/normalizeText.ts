import { personalKinds } from '#domain/failures/findPersonal.ts';

/** Stands for whatever was masked: a private letter, so that it is a word of its own and never one of the text's. */
export const maskedSign = '\uE000';

const longestText = 20_000;
const masked = new RegExp(`\\[(?:${personalKinds.join('|')})\\]`, 'g');

/** The text as it is counted: lower case, composed, its first 20,000 characters, whatever was masked as one same word. */
export function normalizeText(text: string): string {
  const cut = text.length > longestText ? text.slice(0, longestText) : text;
  const blind = cut.includes('[') ? cut.replace(masked, ` ${maskedSign} `) : cut;
  return (isAscii(blind) ? blind : blind.normalize('NFKC')).toLowerCase();
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
