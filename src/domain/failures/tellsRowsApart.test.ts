import { expect, test } from 'vitest';
import { examined, textOf } from '#testing/examineBytes.ts';

const columns = { sourceId: 'Ticket', occurredAt: 'Day', touchpoint: 'Reason' };
const told = async (lines: readonly string[]) => {
  const { plan, proofs, questions } = await examined(textOf(lines.join('\n')), {
    columns,
    source: 'x',
    timeZone: 'UTC',
  });
  if (plan === null) throw new Error(questions.map(({ id }) => id).join(', '));
  return { identity: plan.identity, because: proofs.find(({ id }) => id === 'identity')?.because };
};
const head = 'Ticket,Day,Reason,Amount';
const rows = ['A1,2025-01-13,Late,3', 'A2,2025-01-14,Lost,4'];

test('totals and footers without an id, which are refused for want of a date, leave the ids proven', async () => {
  expect(await told([head, ...rows, ',,Total,7', ',Generated,,'])).toEqual({
    identity: 'sourceId',
    because: 'Every row with a date has a value of its own in “Ticket”: rows are known by it.',
  });
  const { suggested } = await examined(textOf([head, ...rows, ',,Total,7'].join('\n')));
  expect(suggested.columns?.sourceId).toBe('Ticket');
});

test.each([
  ['empty', ',2025-01-15,Late,1'],
  ['repeated', 'A1,2025-01-15,Late,1'],
])('a row with a date whose id is %s leaves them unproven', async (_, row) => {
  expect((await told([head, ...rows, row])).identity).toBe('content');
});

test('ids that a spreadsheet cut short tell nothing apart, even where none is there twice', async () => {
  const { identity, because } = await told([
    head,
    '5.70001E+17,2025-01-13,Late,3',
    '5.70002E+17,2025-01-14,Lost,4',
  ]);
  expect(identity).toBe('content');
  expect(because).toContain('A spreadsheet has cut digits off “Ticket”');
});
