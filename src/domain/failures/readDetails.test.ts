import { expect, test } from 'vitest';
import { caseState } from './caseState.ts';
import type { OpenBytes } from './encoding.ts';
import { examineFile, type Examination } from './examineFile.ts';
import type { ImportSettings } from './importSettings.ts';
import { previewFile, type Preview } from './previewFile.ts';

const opened = (lines: readonly string[]): OpenBytes =>
  async function* () {
    yield new TextEncoder().encode(lines.join('\n'));
  };

async function examined(lines: readonly string[], settings: ImportSettings): Promise<Examination> {
  const result = await examineFile(opened(lines), settings, { fileName: 'cases.csv' });
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

async function previewed(lines: readonly string[], settings: ImportSettings): Promise<Preview> {
  const { plan, questions } = await examined(lines, settings);
  if (!plan) throw new Error(questions.map(({ id }) => id).join(', '));
  return previewFile(opened(lines), plan);
}

const base = { timeZone: 'UTC', columns: { occurredAt: 'At', touchpoint: 'What' } } as const;

test('optional columns are read in their units, and a cell that does not fit is left out and counted', async () => {
  const lines = [
    'At,What,Lang,CSAT,Status,Reply (min),Took (hours),Reopened,Moves,Cause,Lost (min),Lost money,Severity,Plan',
    '2025-03-14 10:00,Late,en,4,Solved,12,1.5,Yes,2,Third party,20,$7.50,8,Gold',
    '2025-03-14 11:00,Late,de,9,Open,soon,-2,No,1.5,the weather,x,free,11,Basic',
    '2025-03-14 12:00,Late,,,,,,,,,,,,',
  ];
  const columns = {
    ...base.columns,
    lang: 'Lang',
    score: 'CSAT',
    status: 'Status',
    firstReply: 'Reply (min)',
    resolve: 'Took (hours)',
    reopens: 'Reopened',
    handoffs: 'Moves',
    perceivedCause: 'Cause',
    burdenMinutes: 'Lost (min)',
    burdenMoney: 'Lost money',
    severity: 'Severity',
    segments: ['Plan'],
  };
  const { rows, proofs, accepted } = await previewed(lines, { ...base, columns, scoreScale: '1-5' });
  expect(accepted).toBe(3);
  expect(rows[0]?.failure).toMatchObject({
    lang: 'en',
    score: { value: 4, scale: '1-5', polarity: 'higherIsBetter' },
    status: 'Solved',
    firstReplyMinutes: 12,
    resolveMinutes: 90,
    reopens: 1,
    handoffs: 2,
    perceivedCause: 'thirdParty',
    burdenMinutes: 20,
    burdenMoney: 7.5,
    severity: 8,
  });
  const none = { score: null, firstReplyMinutes: null, resolveMinutes: null, handoffs: null, severity: null };
  expect(rows[1]?.failure).toMatchObject({
    ...none,
    lang: 'de',
    status: 'Open',
    reopens: 0,
    perceivedCause: '',
  });
  expect(rows[2]?.failure).toMatchObject({ ...none, lang: '', status: '', reopens: null });
  expect(rows[0]?.failure.fields['Plan']).toBe('Gold');
  const leftOut = proofs.map(({ id, value }) => `${id} ${value}`);
  expect(leftOut.toSorted()).toEqual(
    ['CSAT', 'Cause', 'Lost (min)', 'Lost money', 'Moves', 'Reply (min)', 'Severity', 'Took (hours)'].map(
      (column) => `leftOut.${column} 1`,
    ),
  );
});

test('points in time give minutes in the file’s zone; what is not resolved yet stays as an open case', async () => {
  const lines = [
    'At,What,First reply,Resolved',
    '2025-03-29 12:00,Late,2025-03-29 12:20,2025-03-30 12:00',
    '2025-03-29 12:00,Late,2025-03-29 11:00,',
    '2025-03-29 12:00,Late,,later',
  ];
  const columns = { ...base.columns, firstReplyAt: 'First reply', resolvedAt: 'Resolved' };
  const { rows, proofs } = await previewed(lines, { ...base, timeZone: 'Europe/Berlin', columns });
  const read = rows.map(({ failure: { firstReplyMinutes, resolveMinutes, status } }) => [
    firstReplyMinutes,
    resolveMinutes,
    status,
  ]);
  // The night between has 23 hours.
  expect(read).toEqual([
    [20, 1380, 'resolved'],
    [null, null, 'open'],
    [null, null, ''],
  ]);
  expect(proofs.map(({ id }) => id)).toEqual(['leftOut.First reply', 'leftOut.Resolved']);
  expect(rows.map(({ failure }) => caseState(failure))).toEqual(['resolved', 'open', 'unknown']);
});

test('a length of time stands before points in time, which stand in where it is empty or negative', async () => {
  const lines = [
    'At,What,Took,Resolved',
    '2025-03-14 10:00,Late,02:30:00,2025-03-14 11:00',
    '2025-03-14 10:00,Late,-02:30:00,2025-03-14 11:00',
    '2025-03-14 10:00,Late,,2025-03-14 11:00',
  ];
  const columns = { ...base.columns, resolve: 'Took', resolvedAt: 'Resolved' };
  const { rows, proofs } = await previewed(lines, { ...base, columns });
  expect(rows.map(({ failure }) => failure.resolveMinutes)).toEqual([150, 60, 60]);
  expect(proofs).toMatchObject([{ id: 'recomputed.Took', value: '2' }]);
});

test('a unit that neither heading nor values tell, and a score of no known scale, are asked', async () => {
  const lines = ['At,What,Took,Effort score', '2025-03-14,Late,12,3', '2025-03-15,Late,3,6'];
  const columns = { ...base.columns, resolve: 'Took', score: 'Effort score' };
  const { questions } = await examined(lines, { ...base, columns });
  expect(questions.map(({ id }) => id)).toEqual(['units.Took', 'scoreScale', 'scorePolarity']);
  const answered = { units: { Took: 'days' }, scoreScale: '1-7', scorePolarity: 'lowerIsBetter' } as const;
  const { rows } = await previewed(lines, { ...base, columns, ...answered });
  expect(rows[0]?.failure).toMatchObject({
    resolveMinutes: 17_280,
    score: { value: 3, scale: '1-7', polarity: 'lowerIsBetter' },
  });
});

const caseLine = (index: number): string =>
  [
    `T${index},2025-03-14 10:0${index % 10},${index % 2 ? 'Late' : 'Lost'},It never came number ${index}`,
    `${index % 3 ? 'Solved' : 'Open'},${index % 7}.5,${(index % 5) + 1},${index % 2 ? 'North' : 'South'}`,
  ].join(',');

test('what a file evidently has is suggested, and nothing is asked about what it has not', async () => {
  const head = 'Ticket,Opened,Category,Comment,Status,Resolution time (hours),CSAT,Region';
  const { questions, suggested } = await examined(
    [head, ...Array.from({ length: 40 }, (_, i) => caseLine(i))],
    {},
  );
  expect(suggested.columns).toMatchObject({
    status: 'Status',
    resolve: 'Resolution time (hours)',
    score: 'CSAT',
    segments: ['Region'],
  });
  const asked = questions.map(({ id }) => id);
  expect(asked).not.toContain('columns.reopens');
  expect(asked).not.toContain('columns.lang');
});

test('a preview tells what is masked, with examples that hold nothing of it', async () => {
  const lines = [
    'At,What,Said',
    '2025-03-14,Late,"Write to ann@example.org or bob@example.org, or call 212-555-0142"',
    '2025-03-15,Late,eva@example.org',
    '2025-03-16,Late,order 64345465',
  ];
  const { personal } = await previewed(lines, { ...base, columns: { ...base.columns, text: 'Said' } });
  expect(personal).toEqual([
    { kind: 'e-mail', count: 3, examples: ['Write to [e-mail] or [e-mail], or call [phone]', '[e-mail]'] },
    { kind: 'phone', count: 1, examples: ['Write to [e-mail] or [e-mail], or call [phone]'] },
  ]);
});
