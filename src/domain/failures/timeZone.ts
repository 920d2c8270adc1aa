import type { WrittenTime } from './dateText.ts';

const millisADay = 86_400_000;
const quarterHour = 900_000;

/** What happened on the way to UTC: `skipped` and `repeated` are the hours of a change of clocks. */
export interface Instant {
  /** Milliseconds since 1970 in UTC. */
  readonly at: number;
  /** Calendar day in the zone, days since 1970-01-01. */
  readonly day: number;
  readonly clockChange: 'skipped' | 'repeated' | null;
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A time zone that a heading names, as in "Started at (America/New_York)" or "Created (UTC)". */
export function zoneInHeading(heading: string): string | null {
  const inner = /\(([A-Za-z_]+(?:\/[A-Za-z_+\-0-9]+)*)\)/.exec(heading)?.[1];
  if (inner === undefined || !(inner.includes('/') || /^(utc|gmt)$/i.test(inner))) return null;
  return isTimeZone(inner) ? inner : null;
}

/**
 * Turns written times of one zone into instants. A time that the clocks skipped is taken as much later as they
 * jumped; one that they repeated is taken as the first of the two; both are said in `clockChange`.
 */
export function zoneConverter(zone: string): (written: WrittenTime) => Instant {
  const offsetAt = offsetLookup(zone);
  return ({ day, millis, offsetMinutes }) => {
    const local = day * millisADay + millis;
    if (offsetMinutes !== null) {
      const at = local - offsetMinutes * 60_000;
      return { at, day: Math.floor((at + offsetAt(at)) / millisADay), clockChange: null };
    }
    const before = offsetAt(local - millisADay);
    const after = offsetAt(local + millisADay);
    const fits = [before, after].filter((offset) => offsetAt(local - offset) === offset);
    if (fits.length === 0) return { at: local - before, day, clockChange: 'skipped' };
    const clockChange = fits.length === 2 && before !== after ? 'repeated' : null;
    return { at: local - Math.max(...fits), day, clockChange };
  };
}

/**
 * Milliseconds that a zone is ahead of UTC at an instant. A day that ends with the offset it began with has one
 * offset; on a day when the clocks change each quarter hour is looked up, where every change falls.
 */
function offsetLookup(zone: string): (at: number) => number {
  const measured = kept(offsetMeter(zone));
  return (at) => {
    const day = Math.floor(at / millisADay) * millisADay;
    const offset = measured(day);
    return offset === measured(day + millisADay)
      ? offset
      : measured(Math.floor(at / quarterHour) * quarterHour);
  };
}

function kept(measure: (at: number) => number): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const offset = known.get(at) ?? measure(at);
    known.set(at, offset);
    return offset;
  };
}

function offsetMeter(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const local = new Date(0);
    local.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
    local.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
    return local.getTime() - at;
  };
}
