import { describe, expect, test } from 'vitest';
import { bytesOf, examined, previewed, textOf } from '#testing/examineBytes.ts';
import { examineFile, type Examination } from './examineFile.ts';
import type { ImportSettings } from './importSettings.ts';

const proofOf = ({ proofs }: Examination, id: string): unknown =>
  proofs.find((proof) => proof.id === id)?.value;

const ticketsFile = [
  'Ticket #;Opened;Reason;Channel;Comment;Customer e-mail',
  '1;13.01.2025 09:00;Late delivery;Phone;"Two lines\nand ann@example.org";ann@example.org',
  '2;14.01.2025 10:30;Damaged;N/A;Broke;bob@example.org',
  '3;31.02.2025 10:30;Damaged;Web;Broke again;',
  '4;15.01.2025;Late delivery;Web;Late',
  '5;;Late delivery;Web;Late;',
].join('\n');

describe('examining a file', () => {
  test('proves the shape, suggests the columns with reasons, asks for what cannot be proven', async () => {
    const found = await examined(
      textOf(ticketsFile),
      {},
      { fileName: 'tickets.csv', localTimeZone: 'Europe/Berlin' },
    );
    expect(proofOf(found, 'encoding')).toBe('utf-8');
    expect(proofOf(found, 'delimiter')).toBe('semicolons');
    expect(found.plan).toBeNull();
    expect(found.questions.map((question) => question.id)).toContain('timeZone');
    expect(found.suggested).toEqual({
      source: 'tickets',
      timeZone: 'Europe/Berlin',
      columns: {
        sourceId: 'Ticket #',
        occurredAt: 'Opened',
        touchpoint: 'Reason',
        text: 'Comment',
        channel: 'Channel',
        customerKey: 'Customer e-mail',
      },
    });
  });

  test('with the suggestions confirmed every row is accepted or refused with its row, column and reason', async () => {
    const { suggested } = await examined(
      textOf(ticketsFile),
      {},
      { fileName: 't.csv', localTimeZone: 'Europe/Berlin' },
    );
    const preview = await previewed(textOf(ticketsFile), { ...suggested, dateOrder: { Opened: 'DMY' } });
    expect(preview).toMatchObject({ read: 5, accepted: 2 });
    expect(preview.rejected.map(({ rowNumber, column, problem }) => [rowNumber, column, problem])).toEqual([
      [4, 'Opened', '“31.02.2025 10:30” is not a date that exists.'],
      [5, null, 'Has 5 cells where the table has 6 columns.'],
      [6, 'Opened', 'The date is empty.'],
    ]);
    expect(preview.rows[0]?.failure).toMatchObject({
      sourceId: '1',
      group: 'Late delivery',
      channel: 'Phone',
      text: 'Two lines\nand [e-mail]',
      occurredAt: Date.UTC(2025, 0, 13, 8),
      fields: { Opened: '13.01.2025 09:00' },
    });
    expect(preview.rows[1]?.failure.channel).toBe('');
  });

  test('bytes that are no UTF-8 are read as Windows-1252, and it says so', async () => {
    const bytes = new Uint8Array(
      [...'Day,What\n2025-01-02,Caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9),
    );
    const found = await examined(bytesOf(bytes));
    expect(proofOf(found, 'encoding')).toBe('windows-1252');
    expect(found.columns[1]?.samples).toEqual(['Café']);
  });

  test('UTF-16 with its mark, tabs, and a heading that names the zone need no question', async () => {
    const text = '\uFEFFAt (UTC)\tWhat\n2025-01-02 10:00\tLate\n';
    const bytes = new Uint8Array(
      [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    );
    const columns = { occurredAt: 'At (UTC)', touchpoint: 'What' };
    const found = await examined(bytesOf(bytes), { columns, source: 'x' });
    expect(found.questions).toEqual([]);
    expect(found.plan).toMatchObject({
      timeZone: 'UTC',
      identity: 'content',
      layout: { shape: { encoding: 'utf-16le' } },
    });
  });

  test('lines before the table are passed over, headings are trimmed and numbered', async () => {
    const found = await examined(
      textOf('Report of May\n\n Day , Note ,Note,\n2025-01-02,a,b,c\n2025-01-03,a,b,c\n'),
    );
    expect(found.columns.map((column) => column.heading)).toEqual(['Day', 'Note', 'Note (2)', 'Column 4']);
    expect(found.rows).toBe(2);
  });

  test('how many rows hold a date is counted without those that hold something else', async () => {
    const { questions } = await examined(
      textOf('Day,What\n2025-01-02,Late\nsoon,Late\n2025-01-04,Lost\n,Lost\n'),
    );
    const asked = questions.find(({ id }) => id === 'columns.occurredAt');
    expect(asked?.options).toEqual([{ value: 'Day', because: '2 of 4 rows hold a date there.' }]);
  });

  test('lines of nothing but delimiters are blank lines: no row, no refusal', async () => {
    const text = 'Day;What;Note\n2025-01-02;Late;\n;;\n2025-01-03;Lost;x\n; ;\n;;\n';
    const preview = await previewed(textOf(text), {
      source: 'x',
      timeZone: 'UTC',
      columns: { occurredAt: 'Day', touchpoint: 'What' },
    });
    expect(preview).toMatchObject({ read: 2, accepted: 2, rejected: [] });
    expect(preview.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
  });

  test('days with points, which could be clocks as well, are not taken for the time of their own day', async () => {
    const { suggested } = await examined(textOf('Id;Day;What\n1;13.02.25;Late\n2;14.02.25;Late\n'));
    expect(suggested.columns?.occurredAt).toBe('Day');
  });

  test('an ambiguous order is asked, never guessed', async () => {
    const text = 'Day,What\n3/4/2025,a\n5/6/2025,b\n';
    const settings: ImportSettings = {
      source: 'x',
      timeZone: 'UTC',
      columns: { occurredAt: 'Day', touchpoint: 'What' },
    };
    const found = await examined(textOf(text), settings);
    expect(found.plan).toBeNull();
    expect(found.questions).toMatchObject([{ id: 'dateOrder.Day', column: 'Day' }]);
    expect(found.questions[0]).not.toHaveProperty('suggestion');
    const answered = await examined(textOf(text), { ...settings, dateOrder: { Day: 'DMY' } });
    expect(answered.plan?.dateOrder).toBe('DMY');
  });

  test.each([
    ['', 'The file is empty.'],
    ['PK\u0003\u0004', 'The spreadsheet is damaged: it ends before its table of contents. Export it again.'],
    ['a,b\0', 'This is not a text file: it holds zero bytes. Export it again as CSV.'],
    [
      'only words\nhere\n',
      'Neither commas, semicolons, tabs nor vertical bars split this file into columns.',
    ],
    ['Day,What\n', 'The file names columns but holds no rows that fit them.'],
    [`${'a,'.repeat(2_000)}b\n1\n`, 'The table has more than 1000 columns. Export only those that matter.'],
  ])('%j is refused with a sentence', async (text, problem) => {
    expect(await examineFile(textOf(text), {})).toEqual({ problem });
  });

  test('a column that is not there is refused with the names that are', async () => {
    const result = await examineFile(textOf(ticketsFile), { columns: { touchpoint: 'Grund' } });
    expect(result).toMatchObject({ problem: expect.stringMatching(/no column “Grund”.*Ticket #, Opened/) });
  });
});
