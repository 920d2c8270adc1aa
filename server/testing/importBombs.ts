import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { makeWorkbook, sheetRow } from './makeWorkbook.ts';
import { makeZip } from './makeZip.ts';

/** One request that is meant to hurt: to `datasets` or `maps` below the API. */
export type ImportBomb = {
  readonly name: string;
  readonly to: 'datasets' | 'maps';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: () => Uint8Array | string;
};

const mebi = 1_048_576;
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
/** At night they are as large as they get; in `npm test` large enough for each limit that they meet. */
const isNightly = process.env['PROOF_S13'] !== undefined;
const packedBytes = (isNightly ? 64 : 9) * mebi;
const plainBytes = (isNightly ? 32 : 1.5) * mebi;
const many = isNightly ? 1_000_000 : 30_000;
const head = 'Day,What,Said\n';
const good = '2025-01-02,Late,a\n';
const oneRow = sheetRow(1, ['Day', 'What']) + sheetRow(2, ['2025-01-02', 'Late']);
const sheets = [{ name: 'Data', rows: oneRow }];

function file(
  name: string,
  body: () => Uint8Array | string,
  headers: Record<string, string> = {},
): ImportBomb {
  return { name, to: 'datasets', headers: { 'content-type': 'application/octet-stream', ...headers }, body };
}

function map(name: string, json: () => string): ImportBomb {
  return { name, to: 'maps', headers: { 'content-type': 'application/json' }, body: json };
}

/** A workbook in which one part is another. */
function workbookWith(part: string, bytes: () => Uint8Array | string, declaredLength?: number): () => Buffer {
  return () =>
    makeWorkbook({
      sheets,
      more: [{ name: part, bytes: bytes(), ...(declaredLength === undefined ? {} : { declaredLength }) }],
    });
}

const sheet1 = 'xl/worksheets/sheet1.xml';
const shared = 'xl/sharedStrings.xml';

/** Each entity ten of the one before: nine lines, a thousand million words. */
function laughs(root: string): string {
  const lines = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "lol">${lines.join('')}]><${root}>&l9;</${root}>`;
}

function asSheet(rows: string): string {
  return `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

const boundary = 'x-boundary';

function multipart(
  name: string,
  parts: () => readonly (readonly [string, Uint8Array | string])[],
): ImportBomb {
  const body = () =>
    Buffer.concat([
      ...parts().map(([about, bytes]) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${about}\r\n\r\n`),
          Buffer.from(bytes),
          Buffer.from('\r\n'),
        ]),
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
  return file(`multipart: ${name}`, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

const table = ['name="file"; filename="a.csv"', head + good] as const;
const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const archives: readonly ImportBomb[] = [
  file(
    'a sheet of hundreds of megabytes that says so',
    workbookWith(sheet1, () => Buffer.alloc(4 * packedBytes, ' ')),
  ),
  file(
    'a sheet of spaces that says 1 kB',
    workbookWith(sheet1, () => Buffer.alloc(packedBytes, ' '), 1_000),
  ),
  file(
    'a sheet that says 3 GB',
    workbookWith(sheet1, () => asSheet(oneRow), 3 * 1024 * mebi),
  ),
  file(
    'shared strings of spaces',
    workbookWith(shared, () => Buffer.alloc(packedBytes, 'a')),
  ),
  file(
    'a book of spaces',
    workbookWith('xl/workbook.xml', () => Buffer.alloc(packedBytes, ' ')),
  ),
  file(
    'styles of spaces',
    workbookWith('xl/styles.xml', () => Buffer.alloc(packedBytes, ' ')),
  ),
  file(
    'entities in the shared strings',
    workbookWith(shared, () => laughs('sst')),
  ),
  file(
    'entities in the sheet',
    workbookWith(sheet1, () => laughs('worksheet')),
  ),
  file(
    'entities in the book',
    workbookWith('xl/workbook.xml', () => laughs('workbook')),
  ),
  file(
    'an entity from a file',
    workbookWith(
      sheet1,
      () =>
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>',
    ),
  ),
  file(
    'XML 200,000 deep',
    workbookWith(sheet1, () => `<worksheet><sheetData>${'<row>'.repeat(200_000)}`),
  ),
  file(
    'a long attribute',
    workbookWith(sheet1, () => `<worksheet><sheetData><row r="${'1'.repeat(plainBytes)}"`),
  ),
  file('6,000 parts', () =>
    makeZip(Array.from({ length: 6_000 }, (_, n) => ({ name: `xl/p${n}.xml`, bytes: 'x' }))),
  ),
  file('a zip in a zip in a zip', () => {
    let inner = makeZip([{ name: 'a.csv', bytes: Buffer.alloc(packedBytes, 'a') }]);
    for (let n = 0; n < 5; n++) inner = makeZip([{ name: `layer${n}.zip`, bytes: inner }]);
    return inner;
  }),
  file(
    'a row of 16,000 cells',
    workbookWith(sheet1, () => asSheet(`<row r="1">${'<c t="str"><v>x</v></c>'.repeat(16_000)}</row>`)),
  ),
  file('a directory that points into itself', () => {
    const bytes = makeWorkbook({ sheets });
    bytes.writeUInt32LE(bytes.length - 30, bytes.length - 6);
    return bytes;
  }),
  file('a directory of 4 GB', () => {
    const bytes = makeWorkbook({ sheets });
    bytes.writeUInt32LE(0xffff_fff0, bytes.length - 10);
    return bytes;
  }),
];

const packed: readonly ImportBomb[] = [
  file('gzip', () => gzipSync(Buffer.alloc(packedBytes, 'a'))),
  file('gzip, said in the header', () => gzipSync(Buffer.alloc(packedBytes, 'a')), {
    'content-encoding': 'gzip',
  }),
  file('deflate, said in the header', () => deflateSync(Buffer.alloc(packedBytes, 'a')), {
    'content-encoding': 'deflate',
  }),
  file('brotli, said in the header', () => brotliCompressSync(Buffer.alloc(packedBytes, 'a'), fast), {
    'content-encoding': 'br',
  }),
  file('gzip of gzip of gzip', () => gzipSync(gzipSync(gzipSync(Buffer.alloc(packedBytes, 'a'))))),
];

const tables: readonly ImportBomb[] = [
  file('10,000 columns', () => `Day,What${',x'.repeat(10_000)}\n2025-01-02,Late${',1'.repeat(10_000)}\n`),
  file('very many delimiters', () => `${','.repeat(many)}\n`),
  file('one long line', () => 'x'.repeat(plainBytes)),
  file('one long heading', () => `Day,What,${'x'.repeat(plainBytes)}\n${good}`),
  file('a long quote that never ends', () => `Day,"${'x,\n'.repeat(plainBytes / 3)}`),
  file('megabytes of quotes', () => '"'.repeat(plainBytes)),
  file('megabytes of line ends', () => '\n'.repeat(plainBytes)),
  file('megabytes of zero bytes', () => Buffer.alloc(plainBytes)),
  file('JSON: objects 5,000 deep', () => `[${deep(5_000)}]`),
  file('JSON: lists very deep', () => lists(many)),
  file('JSON: lists very deep that never end', () => '['.repeat(many)),
  file('JSON: a long string that never ends', () => `[{"Day":"${'x'.repeat(plainBytes)}`),
  file('JSON: a long number', () => `[${'9'.repeat(plainBytes)}]`),
  file('JSON: 20,000 fields', () => `[{${Array.from({ length: 20_000 }, (_, n) => `"f${n}":1`).join(',')}}]`),
];

const forms: readonly ImportBomb[] = [
  multipart('a field of 8 MB', () => [['name="settings"', 'x'.repeat(8 * mebi)], table]),
  multipart('2,000 fields', () => [
    ...Array.from({ length: 2_000 }, (_, n) => [`name="f${n}"`, 'x'] as const),
    table,
  ]),
  multipart('a table, then 2,000 fields', () => [
    table,
    ...Array.from({ length: 2_000 }, (_, n) => [`name="f${n}"`, 'x'] as const),
  ]),
  multipart('two files', () => [table, table]),
  multipart('no file', () => [['name="settings"', '{}']]),
  multipart('settings 20,000 deep', () => [['name="settings"', deep(20_000)], table]),
  multipart('a table, then settings that do not fit', () => [table, ['name="settings"', '{"timeZone":7}']]),
  multipart('a name of 1 MB', () => [[`name="${'x'.repeat(mebi)}"`, 'x'], table]),
  file(
    'multipart: cut off',
    () => `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${head}`,
    {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  ),
  file('multipart: without a boundary', () => head + good, { 'content-type': 'multipart/form-data' }),
  file('multipart: a boundary of 300 letters', () => head + good, {
    'content-type': `multipart/form-data; boundary=${'b'.repeat(300)}`,
  }),
];

const maps: readonly ImportBomb[] = [
  map('a map 100,000 deep', () => `{"from":{"json":${deep(100_000)}}}`),
  map('a map of lists very deep', () => `{"from":{"json":${lists(many)}}}`),
  map('a map of 11 MB', () => `{"title":"x","from":{"json":{"x":"${'x'.repeat(11 * mebi)}"}}}`),
  map('a map with __proto__', () => '{"from":{"json":{"__proto__":{"x":1}}}}'),
  map('a map that never ends', () => `{"from":{"json":{"stages":[${'{"id":"a"},'.repeat(200_000)}`),
];

/** Files and maps that no person's work looks like; only grows. */
export const importBombs: readonly ImportBomb[] = [...archives, ...packed, ...tables, ...forms, ...maps];
