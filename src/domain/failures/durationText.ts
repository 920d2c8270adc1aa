import type { DurationUnit } from './detailColumns.ts';
import { parseNumber, type DecimalSign } from './numberText.ts';

const unitWords = /\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\.?$/i;

const minutesIn: Record<Exclude<DurationUnit, 'hh:mm:ss'>, number> = {
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 1_440,
};
const clockLength = /^(\d{1,6}):([0-5]?\d)(?::([0-5]?\d)(?:\.\d+)?)?$/;

/** A length of time in minutes; null where the text is none, or less than nothing. */
export function durationMinutes(text: string, unit: DurationUnit, decimalSign: DecimalSign): number | null {
  if (unit === 'hh:mm:ss') {
    const match = clockLength.exec(text);
    return match ? Number(match[1]) * 60 + Number(match[2]) + Number(match[3] ?? 0) / 60 : null;
  }
  const number = parseNumber(text.replace(unitWords, ''), decimalSign);
  return number === null || number < 0 ? null : number * minutesIn[unit];
}

/** Whether a text is a length of time as `hh:mm:ss` or `h:mm`, also a negative one. */
export function isClockLength(text: string): boolean {
  return clockLength.test(text.replace(/^-/, ''));
}
