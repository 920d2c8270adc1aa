import { formatDay } from '../day.ts';

/** What a cell's number format makes of its number. */
export type SerialKind = 'date' | 'dateTime' | 'time';

const secondsADay = 86_400;
const lastSerial = 2_958_465;
/** Serial 0 as days since 1970: of 1904 workbooks, and of others up to and after the 29 February 1900 that never was. */
const epoch1904 = -24_107;
const epochBeforeMarch1900 = -25_568;
const epoch1900 = -25_569;

/**
 * A date serial (ECMA-376 18.17.4) as the text of a date, of a date and time, or of a time; `null` where the number is
 * no date: negative, after 9999, or 29 February 1900. Times are rounded to the second.
 */
export function serialText(serial: number, kind: SerialKind, is1904: boolean): string | null {
  if (!(serial >= 0) || serial > lastSerial) return null;
  const rounded = Math.round(serial * secondsADay);
  const days = Math.floor(rounded / secondsADay);
  const seconds = rounded - days * secondsADay;
  if (kind === 'time') return clock(rounded);
  if (!is1904 && days === 60) return null;
  const epoch = is1904 ? epoch1904 : days < 60 ? epochBeforeMarch1900 : epoch1900;
  const date = formatDay(days + epoch);
  return kind === 'date' && seconds === 0 ? date : `${date} ${clock(seconds)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

function clock(seconds: number): string {
  const whole = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? whole : `${whole}:${two(seconds % 60)}`;
}

/** The kind of date that a number format writes; `null` = none. Quoted and escaped letters and colours are no parts. */
export function kindOfFormat(code: string): SerialKind | null {
  const first = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0];
  if (first === undefined || /^general$/i.test(first.trim())) return null;
  const hasClock = /[hs]/i.test(first);
  const hasDate = /[dy]/i.test(first) || (/m/i.test(first) && !hasClock);
  if (hasDate) return hasClock ? 'dateTime' : 'date';
  return hasClock ? 'time' : null;
}

/** Formats that files name by number only (ECMA-376 18.8.30, East Asian ones included). */
export function kindOfBuiltIn(id: number): SerialKind | null {
  if (id === 22) return 'dateTime';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return 'time';
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
    ? 'date'
    : null;
}
