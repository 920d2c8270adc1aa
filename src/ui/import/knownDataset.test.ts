import { expect, test } from 'vitest';
import { answersOf } from './knownDataset.ts';

test('a dataset’s answers name it by its source alone, so that another name for the rows means another dataset', () => {
  const settings = { columns: { occurredAt: 'Day', touchpoint: 'Reason' }, decimalSign: ',' } as const;
  expect(answersOf({ settings, source: 'Tickets', timeZone: 'UTC' })).toEqual({
    ...settings,
    source: 'Tickets',
    timeZone: 'UTC',
  });
  const stored = { id: 'd1', settings, source: 'Tickets', timeZone: 'UTC' };
  expect(answersOf(stored)).not.toHaveProperty('dataset');
});
