/** What a spreadsheet did to the codes of a column, as far as it can be seen; counts of filled cells. */
export type CodeDamage =
  | {
      readonly kind: 'mangled';
      readonly rows: number;
      readonly mangled: number;
      /** `null` = more than were counted. */
      readonly distinct: number | null;
      readonly example: string;
    }
  | { readonly kind: 'lostZeros'; readonly length: number; readonly rows: number; readonly shorter: number };

/** Watches a column's filled cells for ids that a spreadsheet took for numbers. */
export interface CodeWatch {
  readonly add: (text: string) => void;
  readonly find: (heading: string) => CodeDamage | null;
}

const looksMangled = /^\d(?:[.,]\d+)?[eE]\+\d{2,}$/;
const mostCounted = 200_000;
const firstTries = 200;
const shortestCode = 5;
const longestCode = 20;

/** Headings of codes that are written in digits and may begin with zero; amounts and counts are none. */
const namesCodes =
  /\b(zip|postal|postcode|plz|code|fips|ssn|account|sort|branch|store|sku|ean|upc|gtin|isbn|id|number|no)\b|#|[ _]?(?:code|Id|_id)$/i;

/**
 * Two kinds of damage. Ids such as 5.70306E+17 in the first 200 cells: the digits behind are lost, different ids became
 * one. And codes of one length, five digits or more, of which some are one or two digits shorter and none begins with
 * zero: leading zeros were cut. Cells of other lengths, as amounts or running numbers have, speak against that.
 */
export function codeWatch(): CodeWatch {
  const lengths = Array.from({ length: longestCode + 1 }, () => 0);
  const seen = { rows: 0, digits: 0, zeros: 0, mangled: 0, example: '' };
  let distinct: Set<string> | null = new Set();

  const watchMangled = (text: string): void => {
    if (distinct === null) return;
    if (text.length <= longestCode && looksMangled.test(text)) {
      seen.mangled += 1;
      if (seen.example === '') seen.example = ownCopy(text);
    }
    if (!distinct.has(text)) distinct.add(ownCopy(text));
    const isInnocent = seen.rows === firstTries && seen.mangled === 0;
    if (isInnocent || distinct.size > mostCounted) distinct = null;
  };

  return {
    add: (text) => {
      seen.rows += 1;
      watchMangled(text);
      if (text.length > longestCode || !isDigits(text)) return;
      seen.digits += 1;
      lengths[text.length] = (lengths[text.length] ?? 0) + 1;
      if (text.startsWith('0')) seen.zeros += 1;
    },
    find: (heading) => {
      const { rows, mangled, example } = seen;
      if (mangled * 2 > Math.min(rows, firstTries))
        return { kind: 'mangled', rows, mangled, distinct: distinct?.size ?? null, example };
      return namesCodes.test(heading) ? lostZeros(lengths, seen) : null;
    },
  };
}

function lostZeros(
  lengths: readonly number[],
  { rows, digits, zeros }: { readonly rows: number; readonly digits: number; readonly zeros: number },
): CodeDamage | null {
  const longest = lengths.findLastIndex((count) => count > 0);
  const whole = lengths[longest] ?? 0;
  const shorter = (lengths[longest - 1] ?? 0) + (lengths[longest - 2] ?? 0);
  const isCode = longest >= shortestCode && zeros === 0 && digits >= rows * 0.9;
  const isMostlyWhole = whole >= digits * 0.6 && whole + shorter === digits;
  return isCode && isMostlyWhole && shorter > 0
    ? { kind: 'lostZeros', length: longest, rows: digits, shorter }
    : null;
}

function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

/** A cell is a view into the piece of the file that it was read from: kept as it is, it would keep all of that. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
