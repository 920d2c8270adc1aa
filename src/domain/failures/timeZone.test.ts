import { describe, expect, test } from 'vitest';
import { parseDateText } from './dateText.ts';
import { formatDay } from './day.ts';
import { isTimeZone, zoneConverter, zoneInHeading } from './timeZone.ts';

function convert(text: string, zone: string): { at: string; day: string; clockChange: string | null } {
  const { at, day, clockChange } = zoneConverter(zone)(parseDateText(text, 'YMD')!);
  return { at: new Date(at).toISOString(), day: formatDay(day), clockChange };
}

describe('local time to UTC', () => {
  test.each([
    ['2025-03-14 01:20', 'America/New_York', '2025-03-14T05:20:00.000Z', null],
    ['2025-01-14 01:20', 'America/New_York', '2025-01-14T06:20:00.000Z', null],
    ['2025-03-09 02:30', 'America/New_York', '2025-03-09T07:30:00.000Z', 'skipped'],
    ['2025-11-02 01:30', 'America/New_York', '2025-11-02T05:30:00.000Z', 'repeated'],
    ['2025-11-02 03:30', 'America/New_York', '2025-11-02T08:30:00.000Z', null],
    ['2025-06-01 12:00', 'Asia/Kathmandu', '2025-06-01T06:15:00.000Z', null],
    ['2025-06-01 12:00', 'UTC', '2025-06-01T12:00:00.000Z', null],
  ])('%s in %s is %s', (text, zone, at, clockChange) => {
    expect(convert(text, zone)).toEqual({ at, day: text.slice(0, 10), clockChange });
  });

  test('a text with its own offset is placed on the calendar of the dataset’s zone', () => {
    expect(convert('2025-03-14T01:20:00+00:00', 'America/New_York')).toEqual({
      at: '2025-03-14T01:20:00.000Z',
      day: '2025-03-13',
      clockChange: null,
    });
  });

  test('a heading may name the zone', () => {
    expect(zoneInHeading('Conversation started at (America/New_York)')).toBe('America/New_York');
    expect(zoneInHeading('Review Created (UTC)')).toBe('UTC');
    expect(zoneInHeading('Length (min)')).toBeNull();
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});
