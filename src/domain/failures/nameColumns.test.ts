import { expect, test } from 'vitest';
import { nameMasker, nameColumns } from './nameColumns.ts';

test('columns that name people are known by their headings; their teams, numbers and times are not', () => {
  const names = [
    'Agent',
    'Assignee',
    'Requester',
    'Submitter',
    'Full name',
    'Customer Name',
    'Assigned to',
    'Reporter',
  ];
  const others = [
    'Agent interactions',
    'Assignee stations',
    'Agent wait time',
    'Requester id',
    'Agency Name',
    'Group',
  ];
  expect(nameColumns([...names, ...others], {})).toEqual(names);
});

test('a column that somebody chose to group or filter by stays; a customer’s key is hashed anyway', () => {
  const columns = { touchpoint: 'Agent', segments: ['Assignee'], customerKey: 'Requester' };
  expect(nameColumns(['Agent', 'Assignee', 'Requester'], columns)).toEqual(['Requester']);
});

test('names are masked where they stand as words of their own, whole or in parts', () => {
  const text = 'Dana Smith called. Dana was kind, Smithson was not; danake is no name.';
  expect(nameMasker(['Dana Smith'])(text)).toBe(
    '[name] called. [name] was kind, Smithson was not; danake is no name.',
  );
  expect(nameMasker(['Zoé', 'Ann+'])('Zoé (Zoé) and Ann+')).toBe('[name] ([name]) and [name]');
  expect(nameMasker(['System', '12', ''])('System is down, it is 12')).toBe('System is down, it is 12');
});
