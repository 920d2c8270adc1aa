import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { noDetailPlan } from './detailPlan.ts';
import type { OpenBytes } from './encoding.ts';
import type { ImportPlan } from './importPlan.ts';
import { noTraps } from './traps.ts';
import { previewFile } from './previewFile.ts';

const plan: ImportPlan = {
  layout: {
    shape: { kind: 'delimited', encoding: 'utf-8', delimiter: ',' },
    headings: ['Day', 'What', 'Said'],
    headerRows: 1,
    firstDataRow: 2,
  },
  source: 's',
  kind: 'complaint',
  timeZone: 'Europe/Berlin',
  dateOrder: 'DMY',
  swapRepair: false,
  columns: {
    sourceId: null,
    occurredAt: ['Day'],
    text: 'Said',
    channel: null,
    touchpoint: 'What',
    customerKey: null,
    segments: [],
    names: [],
  },
  details: noDetailPlan,
  traps: noTraps,
  identity: 'content',
};

const goodRow = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('Late', '"a, b"', '"two\nlines"'),
  )
  .map(([day, month, what]) => ({ text: `${day}.${month}.2024,${what},x`, isGood: true }));
const badRow = fc
  .constantFrom(
    '31.2.2024,Late,x',
    'soon,Late,x',
    ',Late,x',
    '1.1.2024,Late',
    '1.1.2024,Late,x,y',
    '1.1.2024,"a"b,x',
  )
  .map((text) => ({ text, isGood: false }));

test('every row of a file is accepted or refused, once, whatever its neighbours are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(goodRow, badRow), { maxLength: 30 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, pieceLength) => {
        const bytes = new TextEncoder().encode(['Day,What,Said', ...rows.map((row) => row.text)].join('\n'));
        const open: OpenBytes = async function* () {
          for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
        };
        const preview = await previewFile(open, plan);
        expect(preview.read).toBe(rows.length);
        expect(preview.accepted).toBe(rows.filter((row) => row.isGood).length);
        const refused = rows.flatMap((row, index) => (row.isGood ? [] : [index + 2]));
        expect(preview.rejected.map((row) => row.rowNumber)).toEqual(refused);
        expect(preview.groups.reduce((sum, group) => sum + group.count, 0)).toBe(preview.accepted);
      },
    ),
  );
});
