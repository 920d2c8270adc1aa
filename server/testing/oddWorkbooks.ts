import { makeWorkbook, sheetRow, type TestSheet } from './makeWorkbook.ts';
import { makeZip } from './makeZip.ts';
import type { OddFile, Verdict } from './OddFile.ts';

const refused = (refusal: string): Verdict => ({ refused: refusal });
const taken = (accepted: number, rejected = 0): Verdict => ({ accepted, rejected });
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const head = sheetRow(1, ['Day', 'What', 'Said']);
const sheet = (rows: string): readonly TestSheet[] => [{ name: 'Data', rows: head + rows }];
const oneRow = sheetRow(2, ['2025-01-02', 'Late', 'a']);
const cell = (inner: string): string => `<row r="2">${inner}<c r="B2" t="str"><v>Late</v></c></row>`;

function workbook(
  name: string,
  parts: () => Parameters<typeof makeWorkbook>[0],
  verdict: Verdict,
  settings?: object,
): OddFile {
  return {
    name: `XLSX: ${name}`,
    bytes: () => makeWorkbook(parts()),
    verdict,
    ...(settings ? { settings } : {}),
  };
}

/** Odd workbooks, and archives that are none. */
export const oddWorkbooks: readonly OddFile[] = [
  workbook('plain', () => ({ sheets: sheet(oneRow) }), taken(1)),
  workbook(
    'dates as serials, 1900',
    () => ({ sheets: sheet(cell('<c r="A2" s="1"><v>45659</v></c>')) }),
    taken(1),
  ),
  workbook(
    'dates as serials, 1904',
    () => ({ sheets: sheet(cell('<c r="A2" s="3"><v>44197.5</v></c>')), is1904: true }),
    taken(1),
  ),
  workbook(
    'formulas with what they came to',
    () => ({ sheets: sheet(cell('<c r="A2" s="2"><f>NOW()</f><v>45659.25</v></c>')) }),
    taken(1),
  ),
  workbook(
    'shared, rich and spoken text',
    () => ({
      sheets: sheet(
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>2025-</t></r><r><t>01-02</t></r></is></c><c r="B2" t="s"><v>0</v></c></row>',
      ),
      strings: ['Late &amp; &lt;b&gt;</t><rPh sb="0" eb="1"><t>spoken</t></rPh><t>'],
    }),
    taken(1),
  ),
  workbook(
    'merged cells and empty rows',
    () => ({
      sheets: sheet(
        `<row r="2"/>${sheetRow(5, ['2025-01-02', 'Late', null])}${sheetRow(6, [null, 'Late', null])}<row r="9"><c r="A9"/></row>`,
      ),
    }),
    taken(1, 1),
  ),
  workbook(
    'a cell beyond the headings',
    () => ({ sheets: sheet(oneRow + sheetRow(3, ['2025-01-03', 'Late', 'a', 'stray'])) }),
    taken(2),
  ),
  workbook(
    'a title above the table',
    () => ({
      sheets: [
        {
          name: 'Data',
          rows:
            sheetRow(1, ['Report']) +
            sheetRow(3, ['Day', 'What', 'Said']) +
            sheetRow(4, ['2025-01-02', 'Late', 'a']),
        },
      ],
    }),
    taken(1),
  ),
  workbook(
    'an empty sheet before the one with data',
    () => ({ sheets: [{ name: 'Cover', rows: '' }, ...sheet(oneRow)] }),
    taken(1),
  ),
  workbook('a sheet that is not there', () => ({ sheets: sheet(oneRow) }), refused('The sheets are: Data'), {
    sheet: 'Other',
  }),
  workbook('no rows', () => ({ sheets: [{ name: 'Data', rows: '' }] }), refused('holds no rows')),
  workbook(
    'a bomb that declares itself',
    () => ({
      sheets: sheet(oneRow),
      more: [{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(64 * 1_048_576, ' ') }],
    }),
    refused('would unpack to 64 MB'),
  ),
  workbook(
    'a bomb that lies about its length',
    () => ({
      sheets: sheet(oneRow),
      more: [
        { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(64 * 1_048_576, ' '), declaredLength: 1_000 },
      ],
    }),
    refused('longer than it declares'),
  ),
  workbook(
    'an XML entity bomb',
    () => ({
      sheets: sheet(oneRow),
      more: [
        {
          name: 'xl/sharedStrings.xml',
          bytes:
            '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
        },
      ],
    }),
    refused('XML entities of its own'),
  ),
  workbook(
    'XML that never ends',
    () => ({
      sheets: sheet(oneRow),
      more: [
        { name: 'xl/worksheets/sheet1.xml', bytes: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c' },
      ],
    }),
    refused('XML is broken'),
  ),
  workbook(
    'parts with a password',
    () => ({
      sheets: sheet(oneRow),
      more: [{ name: 'xl/workbook.xml', bytes: 'x', isEncrypted: true }],
    }),
    refused('protected by a password'),
  ),
  {
    name: 'XLSX: cut off',
    bytes: () => makeWorkbook({ sheets: sheet(oneRow) }).subarray(0, 900),
    verdict: refused('is damaged'),
  },
  { name: 'XLSX: garbled', bytes: garbled, verdict: refused('is damaged') },
  {
    name: 'a workbook with a password',
    bytes: () => Buffer.concat([compound, Buffer.alloc(2_000), Buffer.from('EncryptedPackage', 'utf16le')]),
    verdict: refused('protected by a password'),
  },
  {
    name: 'an old binary .xls',
    bytes: () => Buffer.concat([compound, Buffer.alloc(4_000)]),
    verdict: refused('old office program'),
  },
  {
    name: 'a zip of files',
    bytes: () =>
      makeZip([
        { name: 'a/one.csv', bytes: 'Day,What\n' },
        { name: 'a/two.csv', bytes: 'x' },
      ]),
    verdict: refused('zip archive (a/one.csv, a/two.csv)'),
  },
  { name: 'an empty zip', bytes: () => makeZip([]), verdict: refused('zip archive (empty)') },
  {
    name: 'an OpenDocument table',
    bytes: () =>
      makeZip([
        { name: 'mimetype', bytes: 'x' },
        { name: 'content.xml', bytes: 'x' },
      ]),
    verdict: refused('OpenDocument'),
  },
];

/** The packed rows of a sheet overwritten in the middle. */
function garbled(): Buffer {
  const rows = Array.from({ length: 500 }, (_, index) =>
    sheetRow(index + 2, ['2025-01-02', 'Late', `text ${index * 7919}`]),
  );
  const file = makeWorkbook({ sheets: sheet(rows.join('')) });
  file.fill(0xff, 1_000, 1_400);
  return file;
}
