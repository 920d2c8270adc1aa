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

  test('a first row of words with gaps is no second heading', async () => {
    const { layout } = await surveyed('Day,What,Said\n2025-01-02,,Late\nsoon,Late,\n');
    expect(layout.headerRows).toBe(1);
  });
});
