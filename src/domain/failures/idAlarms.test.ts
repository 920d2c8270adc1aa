import { expect, test } from 'vitest';
import { columnProfiler } from './columnProfile.ts';
import { idAlarms } from './idAlarms.ts';
import type { Proof } from './proof.ts';

function alarmOf(heading: string, cells: readonly string[]): Proof | undefined {
  const profiler = columnProfiler(heading);
  for (const cell of cells) profiler.add(cell);
  return idAlarms([profiler.profile()])[0];
}

const many = (count: number, make: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => make(index));

test('ids that a spreadsheet took for numbers are an alarm with the number of collisions', () => {
  const alarm = alarmOf(
    'tweet_id',
    many(1_000, (index) => `5.70${String(index % 300).padStart(3, '0')}E+17`),
  );
  expect(alarm).toMatchObject({ id: 'idAlarm.tweet_id', kind: 'alarm', column: 'tweet_id' });
  expect(alarm?.because).toContain('(1,000 rows, 300 distinct ids: 700 collide)');
});

test('five-digit codes mixed with four-digit ones have lost their zeros', () => {
  const alarm = alarmOf(
    'Zip code',
    many(500, (index) => (index % 10 === 0 ? '2134' : '30101')),
  );
  expect(alarm?.because).toMatch(/^50 of 500 codes are shorter than the 5 digits/);
});

test.each<[string, string, readonly string[]]>([
  ['codes that still have their zeros', 'Zip', many(100, (index) => (index % 10 === 0 ? '02134' : '30101'))],
  ['running numbers', 'Ticket number', many(3_000, (index) => String(9_000 + index))],
  ['amounts', 'Account balance', many(300, (index) => String(index * 97))],
  ['counts under another name', 'Distance', many(100, (index) => (index % 10 === 0 ? '2134' : '30101'))],
  ['words', 'Code', many(100, () => 'B-12')],
  ['one number in scientific notation among words', 'Code', ['1E+17', ...many(100, () => 'abc')]],
])('%s are none', (_, heading, cells) => {
  expect(alarmOf(heading, cells)).toBeUndefined();
});
