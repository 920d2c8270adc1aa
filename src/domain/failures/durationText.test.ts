import { expect, test } from 'vitest';
import { durationMinutes } from './durationText.ts';

test.each([
  ['1.5', 'hours', 90],
  ['2 days', 'days', 2880],
  ['90', 'seconds', 1.5],
  ['26:30:30', 'hh:mm:ss', 1590.5],
  ['1:05', 'hh:mm:ss', 65],
  ['-01:05:00', 'hh:mm:ss', null],
  ['-4', 'hours', null],
  ['1:75', 'hh:mm:ss', null],
  ['soon', 'minutes', null],
] as const)('“%s” in %s is %s minutes', (text, unit, minutes) => {
  expect(durationMinutes(text, unit, '.')).toBe(minutes);
});
