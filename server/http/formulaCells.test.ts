import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { exposuresCsv } from '#domain/failures/exposuresCsv.ts';
import { monthPeriod } from '#domain/failures/monthPeriod.ts';
import { rejectsCsv } from '#domain/failures/rejectsCsv.ts';
import { noteProof } from '#testing/proof.ts';
import { shareTestServer } from '#server/testing/startTestServer.ts';

const shared = shareTestServer();
const demanded = 3_000;
const figures = { 'files with formulas': 0, cells: 0, 'run as formulas': 0 };

afterAll(() => {
  noteProof({ id: 'S12', figures });
  expect(figures['files with formulas']).toBe(4);
  expect(figures.cells).toBeGreaterThanOrEqual(demanded);
  expect(figures['run as formulas']).toBe(0);
});

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/** What may stand before a sign without keeping a spreadsheet from running it, and what by itself begins a new cell. */
const fronts = [
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  ' \t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
];
const bodies = ['HYPERLINK("http://x.example","y")', "cmd|' /C calc'!A0", 'SUM(1,2)', '2+5+cmd;x'];
const alone = ['\tx', '\rx', '\nx', '\0x', 'a",=1+1', 'a"\r\n=1+1,"', 'a",\n@SUM(1),"', '"=1+1"', '"",=1+1'];

/** Every sign behind every front, with one body after another, and cells that try to break out of theirs. */
const formulas: readonly string[] = [
  ...signs.flatMap((sign, s) =>
    fronts.map((front, f) => `${front}${sign}${bodies[(s + f) % bodies.length]!}`),
  ),
  ...alone,
];

/** What a spreadsheet makes of a cell, said another way than by who writes the cells. A plain number is one. */
function isRun(cell: string): boolean {
  if (cell.trim() !== '' && Number.isFinite(Number(cell)) && /^-?[\d.]+$/.test(cell)) return false;
  for (const letter of cell) {
    if (signs.includes(letter)) return true;
    if ('\t\r\n\0'.includes(letter)) return true;
    if (letter !== '\u200b' && letter.trim() !== '') return false;
  }
  return false;
}

/** Reads a file as a spreadsheet does: how many cells it has, and which of them would be run. */
function judge(csv: string): { cells: number; run: string[] } {
  const rows: string[][] = parse(csv, { relax_column_count: true, bom: false });
  const cells = rows.flat();
  return { cells: cells.length, run: cells.filter(isRun) };
}

function note(csv: string, rows: number): void {
  const { cells, run } = judge(csv);
  figures['files with formulas'] += 1;
  figures.cells += cells;
  figures['run as formulas'] += run.length;
  expect(run).toEqual([]);
  expect(csv.includes('\0')).toBe(false);
  // Nothing broke out of its cell into a row of its own.
  expect(parse(csv, { relax_column_count: true }).length).toBe(rows);
}

const headings = ['=1+1', '@SUM(1)', ' +heading', '＝heading'];

describe('formulas in what people hand in', () => {
  it('are not run in the files of failures and of rejected rows that the API writes', async () => {
    const server = shared();
    const { id } = await server.makeMap('=1+1');
    const records = formulas.flatMap((formula, n) => {
      const own = Object.fromEntries(headings.map((heading) => [heading, formula]));
      const record = {
        Id: `${formula} ${n}`,
        What: formula,
        Said: formula,
        Via: formula,
        Why: formula,
        ...own,
      };
      return [
        { ...record, Day: '2025-03-14' },
        { ...record, Day: formula },
      ];
    });
    const columns = {
      sourceId: 'Id',
      occurredAt: 'Day',
      touchpoint: 'What',
      text: 'Said',
      channel: 'Via',
      perceivedCause: 'Why',
      segments: headings,
    };
    const settings = { source: '=cmd|x', name: '@name', timeZone: 'UTC', columns, dateOrder: { Day: 'YMD' } };
    const query = new URLSearchParams({ settings: JSON.stringify(settings), fileName: '=1+1.json' });
    const answer = await fetch(`${server.url}/api/v1/maps/${id}/datasets?${query}`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify(records),
    });
    const done = (await answer.json()) as { accepted: number; rejected: number; rejectsUrl: string };
    expect([answer.status, done]).toEqual([
      201,
      expect.objectContaining({ accepted: formulas.length, rejected: formulas.length }),
    ]);
    const failures = await (await server.call('GET', `/api/v1/maps/${id}/failures.csv`)).text();
    expect(headings.every((heading) => failures.includes(heading))).toBe(true);
    note(failures, 1 + formulas.length);
    note(await (await server.call('GET', done.rejectsUrl)).text(), 1 + formulas.length);
  });

  it('are not run in the files that the tab writes: rejected rows, and the template of customers who passed', () => {
    const rejected = formulas.map((formula, n) => ({
      rowNumber: n,
      column: formula,
      problem: formula,
      cells: headings.map(() => formula),
    }));
    note(rejectsCsv([...headings, ...formulas], rejected), 1 + formulas.length);
    const places = formulas.map((name, n) => ({ id: `place-${n}`, name }));
    const months = [24_300];
    const stored = places.map(({ id: touchpoint }) => ({ touchpoint, ...monthPeriod(24_301), exposures: 7 }));
    note(exposuresCsv({ places, months, stored }), 1 + 2 * formulas.length);
  });

  it('would be caught if they were: the same cells, quoted but not escaped', () => {
    const quoted = formulas.map((formula) => `"${formula.replaceAll('"', '""')}"`).join(',');
    const { run } = judge(quoted);
    expect(run.length).toBeGreaterThanOrEqual(signs.length * fronts.length);
  });

  it('can stand in no other file: whatever writes a CSV writes it by these', () => {
    const root = join(import.meta.dirname, '../..');
    const files = globSync('{src,server}/**/*.{ts,tsx}', { cwd: root }).filter(
      (file) => !/\.test\.tsx?$|testing\//.test(file),
    );
    const writers = files.filter((file) =>
      /csvLine\(|type: 'text\/csv|'content-type': 'text\/csv/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(writers.toSorted()).toEqual([
      'server/failures/evidenceCsv.ts',
      'server/http/datasetRoutes.ts',
      'server/http/failureRoutes.ts',
      'src/domain/failures/csvLine.ts',
      'src/domain/failures/exposuresCsv.ts',
      'src/domain/failures/rejectsCsv.ts',
      'src/ui/exposures/ExposuresTools.tsx',
      'src/workers/fileAnswers.ts',
    ]);
  });
});
