import { expect, test } from 'vitest';
import { initialsOf } from './initialsOf.ts';

test('one word gives its first two letters, several words one letter each of the first two', () => {
  expect(initialsOf('Logistics')).toBe('LO');
  expect(initialsOf('Customer Care')).toBe('CC');
  expect(initialsOf('Health & Safety Office')).toBe('HS');
});

test('letters outside the basic plane stay whole, and no name gives none', () => {
  expect(initialsOf('😀 team')).toBe('😀T');
  expect(initialsOf('  ')).toBe('');
});
