import { describe, expect, test } from 'vitest';
import type { CsvRow } from '#domain/failures/csvReader.ts';
import type { OpenBytes } from '#domain/failures/encoding.ts';
import { surveyFile } from '#domain/failures/surveyFile.ts';
import { dataRows } from '#domain/failures/tableLayout.ts';
import { makeWorkbook, sheetRow } from '#server/testing/makeWorkbook.ts';

/** The file in pieces of so many bytes. */
const cut = (bytes: Uint8Array, length: number): OpenBytes =>
  async function* () {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  };

async function read(bytes: Uint8Array, sheet?: string, length = 997): Promise<unknown> {
  const open = cut(bytes, length);
  const survey = await surveyFile(open, { sheet });
  if ('problem' in survey) return survey.problem;
  const rows: CsvRow[] = [];
  for await (const batch of dataRows(open, survey.layout)) rows.push(...batch);
  return { headings: survey.layout.headings, rows: rows.map(({ cells }) => cells) };
}

const head = sheetRow(1, ['Day', 'What']);
const dated = (style: number, serial: string): string => `<c r="A2" s="${style}"><v>${serial}</v></c>`;
const row = (inner: string): string => `<row r="2">${inner}<c r="B2" t="str"><v>x</v></c></row>`;

describe('the cells of a workbook', () => {
  test.each<[string, string, boolean, string]>([
    ['a date', dated(1, '42116'), false, '2015-04-22'],
    ['a date of an own format', dated(3, '42116'), false, '2015-04-22'],
    ['a date and time', dated(2, '42116.6621527778'), false, '2015-04-22 15:53:30'],
    ['a time that rounds up to midnight', dated(2, '42115.9999999'), false, '2015-04-22 00:00'],
    ['a date with a time under a format without', dated(1, '42116.5'), false, '2015-04-22 12:00'],
    ['a date of a 1904 workbook', dated(1, '40654'), true, '2015-04-22'],
    ['1 January 1900', dated(1, '1'), false, '1900-01-01'],
    ['28 February 1900', dated(1, '59'), false, '1900-02-28'],
    ['29 February 1900, which never was', dated(1, '60'), false, '60'],
    ['1 March 1900', dated(1, '61'), false, '1900-03-01'],
    ['a negative serial', dated(1, '-3'), false, '-3'],
    ['a number', dated(0, '1.2300000000000001E-2'), false, '0.0123'],
    ['a long number', dated(0, '570306133677760513'), false, '570306133677760500'],
    ['a truth', '<c r="A2" t="b"><v>1</v></c>', false, 'TRUE'],
    ['an error', '<c r="A2" t="e"><v>#DIV/0!</v></c>', false, '#DIV/0!'],
    ['a formula with its value', '<c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', false, 'ab'],
    ['a formula without', '<c r="A2"><f>1+1</f></c>', false, ''],
    [
      'escaped letters',
      '<c r="A2" t="inlineStr"><is><t>a_x000D_&#10;&lt;b&gt; &#x1F600;</t></is></c>',
      false,
      'a\r\n<b> 😀',
    ],
    ['a cell without its place', '<c t="inlineStr"><is><t>first</t></is></c>', false, 'first'],
  ])('%s', async (_, cell, is1904, expected) => {
    const book = makeWorkbook({ sheets: [{ name: 'S', rows: head + row(cell) }], is1904 });
    expect(await read(book)).toEqual({ headings: ['Day', 'What'], rows: [[expected, 'x']] });
  });

  test('however the file is cut the same rows come out; shared texts stand in their cells', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) =>
        `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>${index % 3}</v></c><c r="B${index + 2}"><v>${index}</v></c></row>`,
    );
    const book = makeWorkbook({
      sheets: [{ name: 'S', rows: head + rows.join('') }],
      strings: ['ä', 'b&amp;b', ' c '],
    });
    const whole = await read(book, undefined, book.length);
    expect(whole).toMatchObject({ rows: { length: 300, 0: ['ä', '0'], 1: ['b&b', '1'], 2: [' c ', '2'] } });
    for (const length of [1, 13, 4_096]) expect(await read(book, undefined, length)).toEqual(whole);
  });

  test('hidden sheets come last, and a named one is read', async () => {
    const book = makeWorkbook({
      sheets: [
        { name: 'Old', rows: head + sheetRow(2, ['2015-04-22', 'old']), isHidden: true },
        { name: 'New', rows: head + sheetRow(2, ['2015-04-22', 'new']) },
      ],
    });
    expect(await read(book)).toMatchObject({ rows: [['2015-04-22', 'new']] });
    expect(await read(book, 'Old')).toMatchObject({ rows: [['2015-04-22', 'old']] });
  });

  test('a cover sheet before the table is passed over; where no sheet has dates it is the first', async () => {
    const lines = ['2015-04-22', '2015-04-23'].map((day, at) => sheetRow(at + 2, [day, 'late'])).join('');
    const cover = ['Report', 'Made by', 'Made on'].map((name, at) => sheetRow(at + 1, [name, '2015-05-01']));
    const sheets = [
      { name: 'Cover', rows: sheetRow(1, ['Report', 'May']) + sheetRow(2, ['By', 'Sales']) },
      {
        name: 'Dated cover',
        rows: sheetRow(1, ['Report', 'May']) + cover.slice(2) + sheetRow(4, ['By', 'me']),
      },
      { name: 'Data', rows: head + lines },
    ];
    expect(await read(makeWorkbook({ sheets }))).toMatchObject({
      rows: [
        ['2015-04-22', 'late'],
        ['2015-04-23', 'late'],
      ],
    });
    expect(await read(makeWorkbook({ sheets: sheets.slice(0, 1) }))).toMatchObject({
      rows: [['By', 'Sales']],
    });
  });
});
