import { gzipSync } from 'node:zlib';
import type { OddFile, Verdict } from './OddFile.ts';

const head = 'Day,What,Said\n';
const good = '2025-01-02,Late,a\n2025-01-03,Lost,b\n';

const refused = (refusal: string): Verdict => ({ refused: refusal });
const taken = (accepted: number, rejected = 0): Verdict => ({ accepted, rejected });

function text(name: string, content: string | (() => string), verdict: Verdict, settings?: object): OddFile {
  const bytes = (): Buffer => Buffer.from(typeof content === 'string' ? content : content());
  return { name, bytes, verdict, ...(settings ? { settings } : {}) };
}

function bytes(name: string, content: () => Uint8Array, verdict: Verdict, settings?: object): OddFile {
  return { name, bytes: content, verdict, ...(settings ? { settings } : {}) };
}

function utf16(content: string, order: 'le' | 'be'): Buffer {
  const wide = Buffer.from(content, 'utf16le');
  return order === 'le' ? wide : wide.swap16();
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const nineDays = Array.from({ length: 9 }, (_, index) => `2025-01-0${index + 1},Late,x\n`).join('');

/** Odd CSV, TSV, JSON and NDJSON, and what is no table at all. */
export const oddTexts: readonly OddFile[] = [
  text('empty', '', refused('The file is empty')),
  text('only a header', 'Day,What,Said\n', refused('holds no rows')),
  text('only blank lines', '\n\n\n', refused('split this file into columns')),
  text('words without columns', 'just some words\nand more\n', refused('split this file into columns')),
  text('no newline at the end', (head + good).trimEnd(), taken(2)),
  text('line ends of one CR', (head + good).replaceAll('\n', '\r'), taken(2)),
  text('line ends of three kinds', `Day,What,Said\r\n2025-01-02,Late,a\r2025-01-03,Lost,b\n`, taken(2)),
  text('a quote never closed', `${head}2025-01-01,Late,"oops\n${good}`, taken(2, 1)),
  text(
    'a quote never closed in the header',
    `Day,"What,Said\n${good}`,
    refused('The first row cannot be read'),
  ),
  text('text behind a closing quote', `${head}2025-01-01,"Late" now,x\n${good}`, taken(2, 1)),
  text('rows of other widths', `${head}2025-01-01,Late\n2025-01-01,Late,x,y,z\n${good}`, taken(2, 2)),
  text('delimiters at each line’s end', 'Day,What,\n2025-01-02,Late,\n2025-01-03,Lost,\n', taken(2)),
  text('other delimiters in some lines', `${head}${nineDays}2025-01-02;Late;a\n`, taken(9, 1)),
  text('quoted newlines', `${head}2025-01-02,Late,"one\n\ntwo, three"\n${good}`, taken(3)),
  text('headings twice', 'Day,What,What,Day\n2025-01-02,Late,a,b\n', taken(1)),
  text('headings without a name', 'Day,What,,\n2025-01-02,Late,a,b\n2025-01-03,Late,a,b\n', taken(2)),
  text(
    'a title above and a footer below',
    `Report of January\n\n${head}${good}\nConfidential, do not distribute\n`,
    taken(2, 1),
  ),
  text(
    'dates beyond sense',
    `${head}2025-02-31,Late,x\n9999-99-99,Late,x\n0000-00-00,Late,x\n,Late,x\n${nineDays}`,
    taken(9, 4),
  ),
  text('a cell of 5 MB', () => `${head}2025-01-01,Late,"${'x'.repeat(5_000_000)}"\n${good}`, taken(2, 1)),
  text(
    'a heading of 2 MB',
    () => `Day,What,${'x'.repeat(2_000_000)}\n${good}`,
    refused('The first row cannot be read'),
  ),
  text('a heading of 5,000 letters', () => `Day,What,${'x'.repeat(5_000)}\n${good}`, taken(2)),
  text(
    '10,000 columns',
    () => `Day,What${',x'.repeat(9_998)}\n2025-01-02,Late${',1'.repeat(9_998)}\n`,
    refused('more than 1000 columns'),
  ),
  text('zero bytes', `${head}2025-01-02,La\0te,a\n`, refused('holds zero bytes')),
  text('UTF-8 with its mark', `\uFEFF${head}${good}`, taken(2)),
  bytes('UTF-16LE with its mark', () => utf16(`\uFEFF${head}${good}`, 'le'), taken(2)),
  bytes('UTF-16BE with its mark', () => utf16(`\uFEFF${head}${good}`, 'be'), taken(2)),
  bytes('UTF-16 without its mark', () => utf16(head + good, 'le'), refused('Choose the encoding utf-16le')),
  bytes('UTF-16 without its mark, named', () => utf16(head + good, 'be'), taken(2), { encoding: 'utf-16be' }),
  bytes('half of a UTF-16 pair', () => utf16(`\uFEFF${head}2025-01-02,Late,\uD83D\n`, 'le'), taken(1)),
  bytes(
    'surrogates as UTF-8',
    () => Buffer.concat([Buffer.from(`${head}2025-01-02,Late,`), Buffer.from([0xed, 0xa0, 0xbd, 0x0a])]),
    taken(1),
  ),
  bytes('Windows-1252', () => Buffer.from(`${head}2025-01-02,Caf\u00e9,\u0080\n`, 'latin1'), taken(1)),
  text('formulas as cells', `${head}2025-01-02,"=HYPERLINK(""http://x"")",=1+1\n`, taken(1)),
  text(
    'a web page named .xls',
    '<html><table><tr><td>Day</td></tr></table></html>',
    refused('This is a web page'),
  ),
  text('an XML spreadsheet', '<?xml version="1.0"?><Workbook/>', refused('This is an XML file')),
  text('a PDF', '%PDF-1.7\n...', refused('This is a PDF')),
  bytes('gzip', () => gzipSync(head + good), refused('packed with gzip')),
  text(
    'JSON: a list',
    JSON.stringify([
      { Day: '2025-01-02', What: 'Late' },
      { Day: '2025-01-03', What: 'Lost', n: { a: 1 } },
    ]),
    taken(2),
  ),
  text(
    'JSON: items in an object',
    JSON.stringify({ total: 1, note: '[{"rows"', items: [{ Day: '2025-01-02', What: 'Late' }] }),
    taken(1),
  ),
  text(
    'JSON: some that are no records',
    '[{"Day":"2025-01-02","What":"Late"}, 7, null, [1], {"Day":"2025-01-03","What":"\\ud800"}]',
    taken(2, 3),
  ),
  text('JSON: a record too deep', `[{"Day":"2025-01-02","What":"Late"},${nested(40)}]`, taken(1, 1)),
  text('JSON: far too deep', () => `[${nested(5_000)}]`, refused('nested more than 200 deep')),
  text(
    'JSON: breaks off',
    '[{"Day":"2025-01-02","What":"Late"},{"Day":"2025',
    refused('breaks off after 1 record'),
  ),
  text('JSON: no list', '{\n"Day": "2025-01-02"\n}\n', refused('holds no list of records')),
  text(
    'NDJSON with a broken line',
    '{"Day":"2025-01-02","What":"Late"}\n{"Day":"2025-01-03","What":\n\n{"Day":"2025-01-04","What":"Lost"}',
    taken(2, 1),
  ),
];
