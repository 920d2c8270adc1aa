export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];

const decorated =
  /^[{[]?(-?)(?:[A-Z]{3}(?=[\s\d.-])|\p{Sc}|[A-Z]{1,3}\p{Sc})?\s*(-?)(.*?)(-?)\s*(?:[A-Z]{3}|\p{Sc}|%)?[}\]]?$/u;
const groupMarks = `[\\s\u00a0\u202f'’]`;

/** Digits, alone or in groups (three, or two as in 1,23,45,678), then what follows the decimal sign, then a power of ten. */
const shapes: Record<DecimalSign, RegExp> = { '.': shapeFor('\\.', ','), ',': shapeFor(',', '\\.') };

function shapeFor(decimal: string, group: string): RegExp {
  const grouped = `\\d{1,3}(?<mark>${group}|${groupMarks})\\d{3}(?:\\k<mark>\\d{3})*|\\d{1,2}(?:${group}\\d{2})+${group}\\d{3}`;
  return new RegExp(
    `^(?<whole>${grouped}|\\d+)?(?:${decimal}(?<fraction>\\d*))?(?:[eE](?<power>[+-]?\\d{1,3}))?$`,
  );
}

const longestNumber = 40;

/**
 * The number that a cell says under a decimal sign; `null` where it says none. Currency signs and codes, a percent
 * sign (12 % is 12), braces around and minus signs before or after are understood, and a value in parentheses is
 * negative, as bookkeeping writes it: `{$380.00}`, `€ 1.234,50`, `(12.00)`, `USD -3`.
 */
export function parseNumber(text: string, sign: DecimalSign): number | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestNumber) return null;
  const inner = /^\((.+)\)$/.exec(trimmed)?.[1];
  const match = decorated.exec((inner ?? trimmed).replaceAll('−', '-'));
  if (!match) return null;
  const [, before = '', afterMark = '', digits = '', behind = ''] = match;
  const size = parseSize(digits.trim(), sign);
  const minuses = before.length + afterMark.length + behind.length + (inner === undefined ? 0 : 1);
  return size === null || minuses > 1 ? null : minuses === 1 && size !== 0 ? -size : size;
}

function parseSize(text: string, sign: DecimalSign): number | null {
  const match = shapes[sign].exec(text);
  if (!match) return null;
  const { whole = '', fraction = '', power = '0' } = match.groups ?? {};
  if (whole === '' && fraction === '') return null;
  const digits = whole.replaceAll(/\D/g, '') || '0';
  const number = Number(`${digits}.${fraction || '0'}e${power}`);
  return Number.isFinite(number) ? number : null;
}
