import { expect, test } from 'vitest';
import { zonedWords } from './zonedWords.ts';

const style = { dateStyle: 'short', timeStyle: 'short' } as const;

test.each([
  ['UTC-05:00', Date.UTC(2025, 0, 5, 23, 30)],
  ['UTC+05:30', Date.UTC(2025, 0, 6, 10, 0)],
  ['UTC', Date.UTC(2025, 0, 6, 4, 30)],
  ['Asia/Kolkata', Date.UTC(2025, 0, 6, 10, 0)],
])('a time in %s is told as its clock showed it', (zone, onItsClock) => {
  const written = new Date(onItsClock).toLocaleString(undefined, { ...style, timeZone: 'UTC' });
  expect(zonedWords('2025-01-06T04:30:00.000Z', zone, style)).toBe(written);
});
