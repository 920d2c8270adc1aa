const gap = String.raw`[ \u00a0\u202f.\-–‑/]`;
const before = String.raw`(?<![\w.,:/#+-])`;
const after = String.raw`(?!\d|[.,:/-]\d|\w)`;
const pattern = (spelling: string): RegExp => new RegExp(spelling + after, 'g');

/** Spellings that only telephone numbers have, with how many digits each has. Repeats are bounded: cells may be long. */
const spellings: readonly { readonly pattern: RegExp; readonly least: number; readonly most: number }[] = [
  // +49 (0)30 901820, +1-212-555-0142, +33142685300
  {
    pattern: pattern(
      String.raw`(?<![\w+])\+\d{1,15}(?:${gap}?\(\d{1,5}\)${gap}?\d{1,12})?(?:${gap}{1,2}\d{1,12}){0,7}`,
    ),
    least: 8,
    most: 15,
  },
  // 0049 30 901820
  {
    pattern: pattern(String.raw`${before}00[1-9]\d{0,3}(?:${gap}?\(\d{1,5}\))?(?:${gap}\d{2,12}){1,7}`),
    least: 10,
    most: 17,
  },
  // 212-555-0142, 1-212-555-0142, (212) 555-0142, 212.555.0142
  {
    pattern: pattern(
      String.raw`${before}(?:1${gap})?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}${gap})[2-9]\d{2}${gap}\d{4}`,
    ),
    least: 10,
    most: 11,
  },
  // 030 901820, 030/901820, 0171-1234567, 01 42 68 53 00, 03-1234-5678, 070-123 45 67
  {
    pattern: pattern(
      String.raw`${before}0[1-9]\d{0,4}[ \u00a0\u202f\-–‑/]\d{2,8}(?:([ \u00a0\u202f\-–‑])\d{2,5}(?:\1\d{2,5}){0,4})?`,
    ),
    least: 9,
    most: 12,
  },
  // 01.42.68.53.00
  { pattern: pattern(String.raw`${before}0[1-9](?:\.\d{2}){4}`), least: 10, most: 10 },
  // (030) 901820, (02) 9374 4000, (11) 91234-5678, (495) 123-45-67
  {
    pattern: pattern(String.raw`(?<!\w)\(0?\d{2,5}\)${gap}?\d{2,8}(?:${gap}\d{2,5}){0,4}`),
    least: 9,
    most: 12,
  },
  // 138 0013 8000
  { pattern: pattern(String.raw`${before}1[3-9]\d([ -])\d{4}\1\d{4}`), least: 11, most: 11 },
];

const digitsBehind = String.raw`[.:# –-]{0,3}(\+?\(?\d[\d \u00a0\u202f.\-–‑/()]{5,22}\d)(?!\d|[.,:/-]\d|[%\w€$£])`;
const filler = String.raw`(?: (?:me|us|him|her|them|back|again|my|phone|mobile|cell|number|no|at|on|is|was|under|unter|au|al|en|to)\b\.?){0,4}`;

/** Words after which digits are a telephone number, however they are spelled. */
const named: readonly { readonly pattern: RegExp; readonly least: number }[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:tel(?:efon[oe]?|eph?one)?|t[eé]l(?:[eé]phone)?|tel[eé]fono|phone|mobile?|m[oó]vil|cell(?:phone|ulare)?|handy|portable|fax|whats ?app|sms|hotline)\b${filler}${digitsBehind}`,
      'giu',
    ),
    least: 7,
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:dial(?:led)?|ring|rang|call(?:ed|ing)?|text(?:ed)?|reach|contact|my number)\b${filler}${digitsBehind}`,
      'giu',
    ),
    least: 9,
  },
];
/** A cheap look: most texts have no such word right before digits. */
const anyWord = /\p{L}{2}[^\p{L}\d]{0,5}[+(]?\d/u;
const dateLike =
  /^\(?(?:[0-3]?\d[ ./-][0-3]?\d[ ./-](?:(?:19|20)\d{2}(?!\d)|\d{2}$)|(?:19|20)\d{2}[ ./-][01]?\d[ ./-][0-3]?\d(?!\d))/;
const orderLike =
  /\b(?:order|ticket|case|reference|ref|invoice|tracking|serial|account|policy|part|model|item|sku|isbn|batch|lot|id)(?: (?:number|no|id|code)\.?)?(?: (?:is|was))?[.:# –-]{0,3}$/i;
const wordsBefore = 40;

/** Where telephone numbers stand in a text: in an international or national spelling, or after a word for one. */
export function findPhones(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const add = (start: number, number: string, least: number, most: number): void => {
    const digits = number.replaceAll(/\D/g, '').length;
    if (digits < least || digits > most || dateLike.test(number)) return;
    if (orderLike.test(text.slice(Math.max(0, start - wordsBefore), start))) return;
    found.push([start, start + number.length]);
  };
  for (const { pattern: spelled, least, most } of spellings) {
    for (const match of text.matchAll(spelled)) add(match.index, match[0], least, most);
  }
  if (!anyWord.test(text)) return found;
  for (const { pattern: told, least } of named) {
    for (const match of text.matchAll(told)) {
      const number = match[1] ?? '';
      add(match.index + match[0].length - number.length, number, least, 15);
    }
  }
  return found;
}
