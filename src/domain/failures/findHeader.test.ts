import { describe, expect, test } from 'vitest';
import { textOf } from '#testing/examineBytes.ts';
import { surveyFile, type Survey } from './surveyFile.ts';

async function surveyed(text: string): Promise<Survey> {
  const survey = await surveyFile(textOf(text), {});
  if ('problem' in survey) throw new Error(survey.problem);
  return survey;
}

describe('rows of headings', () => {
  test('Qualtrics writes three: the first names, the third knows the zone', async () => {
    const file = [
      'StartDate,Q1,Q2_TEXT',
      'Start Date,"How was it?\nPlease say",Why?',
      '"{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"',
      '2025-01-02 10:00:00,3,slow',
    ].join('\n');
    const { layout, rows, zone } = await surveyed(file);
    expect(layout).toMatchObject({
      headerRows: 3,
      firstDataRow: 4,
      headings: ['StartDate', 'Q1', 'Q2_TEXT'],
    });
    expect([rows, zone]).toEqual([1, 'America/Denver']);
  });

  test('SurveyMonkey writes two: choices stand under their question', async () => {
    const file = [
      'Respondent ID,Start Date,"What went\nwrong?",,How was it?',
      ',,Delivery,Price,Open-Ended Response',
      '117,01/13/2025 10:00:00 AM,Delivery,,late',
    ].join('\n');
    const { layout, rows } = await surveyed(file);
    expect(layout.headings).toEqual([
      'Respondent ID',
      'Start Date',
      'What went wrong?: Delivery',
      'What went wrong?: Price',
      'How was it?',
    ]);
    expect([layout.headerRows, rows]).toEqual([2, 1]);
  });

  test.each([
    ['as wide as the table', 'Complaints 2025;;;;\n;;;;\n', 4],
    ['with the day it was made on', 'Complaints 2025;Made on;01.02.2025;;\n', 3],
    ['narrower than the table', 'Complaints 2025\n', 3],
  ])('a title over the table, %s, is passed over', async (_, title, firstDataRow) => {
    const { layout, rows, proofs } = await surveyed(
      `${title}Id;Day;Reason;Amount;\n1;13.01.2025;Late;3,5;\n2;14.01.2025;Lost;4;\nTotal;;;7,5;\n`,
    );
    expect(layout).toMatchObject({
      headerRows: 1,
      firstDataRow,
      headings: ['Id', 'Day', 'Reason', 'Amount', 'Column 5'],
    });
    expect(rows).toBe(3);
    expect(proofs.find(({ id }) => id === 'headerRows')?.because).toMatch(/lines? before it/);
  });

  test('where a spreadsheet left out the last delimiters of most rows, the others are rows all the same', async () => {
    const few = Array.from({ length: 4 }, (_, at) => `${at},2025-01-1${at},Late,a,`);
    const most = Array.from({ length: 9 }, (_, at) => `${at + 4},2025-01-2${at},Lost,b`);
    const { layout, rows } = await surveyed(['Id,Day,Reason,Said,Note', ...few, ...most].join('\n'));
    expect(layout).toMatchObject({ headings: ['Id', 'Day', 'Reason', 'Said', 'Note'], firstDataRow: 2 });
    expect(rows).toBe(4);
  });

  test('a column may be called by a number', async () => {
    const { layout, rows } = await surveyed('Id,Day,2024,Type\n1,2025-01-13,7,Late\n2,2025-01-14,8,Lost\n');
    expect([layout.headings, rows]).toEqual([['Id', 'Day', '2024', 'Type'], 2]);
  });

  test('a file without headings keeps its first row, also where much of it is empty', async () => {
    const { layout, rows } = await surveyed('1,,,,\n2,2025-01-13,Late,a,b\n3,2025-01-14,Lost,c,d\n');
    expect([layout.headerRows, rows]).toEqual([0, 3]);
  });

  test('a first row of words with gaps is no second heading', async () => {
    const { layout } = await surveyed('Day,What,Said\n2025-01-02,,Late\nsoon,Late,\n');
    expect(layout.headerRows).toBe(1);
  });
});
