import { toDay } from './day.ts';

export const dateOrders = ['DMY', 'MDY', 'YMD'] as const;
export type DateOrder = (typeof dateOrders)[number];

export type Precision = 'day' | 'minute' | 'second';

/** A written point in time: calendar day, milliseconds into it, and the offset where the text carries one. */
export interface WrittenTime {
  readonly day: number;
  readonly millis: number;
  readonly precision: Precision;
  readonly offsetMinutes: number | null;
}

/** A date's text taken apart. `numbers` wait for an order; `day` is already certain (year first, or month's name). */
export interface DateParts {
  readonly numbers: readonly [string, string, string] | null;
  readonly day: number | null;
  readonly clock: Omit<WrittenTime, 'day'>;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?=$|[T ,])/;
const dayFirstName =
  /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})\.?,?[-/. ](\d{4}|\d{2})(?=$|[T ,])/i;
const monthFirstName = /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?=$|[T ,])/i;
const clockText =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Takes a date, or a date with a time, apart; `null` where the text is neither. */
export function splitDateText(text: string): DateParts | null {
  const trimmed = text.trim();
  if (trimmed.length < 6 || trimmed.length > 48) return null;
  const date = splitNumeric(trimmed) ?? splitNamed(trimmed);
  if (!date) return null;
  const rest = trimmed.slice(date.length).replace(/^[T ,]+/, '');
  const clock = rest === '' ? midnight : parseClock(rest);
  return clock ? { numbers: date.numbers, day: date.day, clock } : null;
}

type DateHalf = Pick<DateParts, 'numbers' | 'day'> & { readonly length: number };

function splitNumeric(text: string): DateHalf | null {
  const match = numeric.exec(text);
  if (!match) return null;
  const [whole, first = '', , second = '', third = ''] = match;
  if (first.length === 3) return null;
  if (first.length < 4) return { numbers: [first, second, third], day: null, length: whole.length };
  const day = toDay(Number(first), Number(second), Number(third));
  return day === null || third.length > 2 ? null : { numbers: null, day, length: whole.length };
}

function splitNamed(text: string): DateHalf | null {
  const dayFirst = dayFirstName.exec(text);
  const match = dayFirst ?? monthFirstName.exec(text);
  if (!match) return null;
  const [whole, a = '', b = '', year = ''] = match;
  const [date, name] = dayFirst ? [a, b] : [b, a];
  const month = monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const day = month === 0 ? null : toDay(fullYear(year), month, Number(date));
  return day === null ? null : { numbers: null, day, length: whole.length };
}

const midnight: DateParts['clock'] = { millis: 0, precision: 'day', offsetMinutes: null };

/** A time of day such as `1:20`, `3:53:50 PM`, `11.15` or `08:00:00.5+02:00`. */
export function parseClock(text: string): DateParts['clock'] | null {
  const match = clockText.exec(text.trim());
  if (!match) return null;
  const [, hourText = '', minuteText = '', secondText, fraction = '', half, zone] = match;
  const hour = toHour(Number(hourText), half?.toLowerCase());
  const minute = Number(minuteText);
  const second = Number(secondText ?? 0);
  if (hour === null || minute > 59 || second > 60) return null;
  const millis =
    ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const precision = secondText === undefined ? 'minute' : 'second';
  return { millis, precision, offsetMinutes: zone === undefined ? null : toOffset(zone) };
}

function toHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function toOffset(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** The calendar day that the parts mean under an order; `null` where there is no such day. */
export function dayUnder(parts: DateParts, order: DateOrder): number | null {
  if (parts.numbers === null) return parts.day;
  const [first, second, third] = parts.numbers;
  if (order === 'YMD') return third.length > 2 ? null : toDay(fullYear(first), Number(second), Number(third));
  const [date, month] = order === 'DMY' ? [first, second] : [second, first];
  return third.length === 1 ? null : toDay(fullYear(third), Number(month), Number(date));
}

/** Two-digit years: 70–99 are 19xx, 00–69 are 20xx (POSIX). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

/** Reads a whole date text under an order. */
export function parseDateText(text: string, order: DateOrder): WrittenTime | null {
  const parts = splitDateText(text);
  const day = parts && dayUnder(parts, order);
  return parts === null || day === null ? null : { day, ...parts.clock };
}
