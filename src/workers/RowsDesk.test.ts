import { expect, test } from 'vitest';
import { encodeKeys, encodeRows } from '#domain/failures/arrowColumns.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { readNumbers } from '#domain/failures/cube/readNumbers.ts';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { rowChunk } from '#testing/rowChunk.ts';
import { NoRows, RowsDesk } from './RowsDesk.ts';

const hashOf = (name: string): string => name.padEnd(24, '_');

function chunk(days: readonly number[], regions: readonly number[]): Uint8Array {
  const code = Uint16Array.from(regions);
  return encodeRows(rowChunk(days, { segments: [{ heading: 'Region', values: ['North', 'South'], code }] }));
}

/** What a server would give: a first chunk that stays, and a second that a new revision changes. */
function served(revision: string, second: string) {
  const bytes = new Map([
    [hashOf('first'), chunk([20_005, 20_001, 20_003], [0, 1, 0])],
    [hashOf('second1'), chunk([20_002], [1])],
    [hashOf('second2'), chunk([20_002, 20_004], [1, 0])],
    [hashOf('keys3'), encodeKeys(Uint32Array.from([0, 0, 0]))],
    [hashOf('keys1'), encodeKeys(Uint32Array.from([0]))],
    [hashOf('keys2'), encodeKeys(Uint32Array.from([0, 0]))],
  ]);
  const count = second === 'second1' ? 1 : 2;
  const manifest = {
    datasets: [
      {
        dataset: 'd1',
        revision,
        timeZone: 'UTC',
        rows: 3 + count,
        keys: [keyOfGroup('Card')],
        chunks: [
          { rows: hashOf('first'), keys: hashOf('keys3'), count: 3 },
          { rows: hashOf(second), keys: hashOf(`keys${count}`), count },
        ],
      },
    ],
    exposures: [],
  };
  // Rows 0 and 3 hold the words: the bits are in the order of the rows, not of the days.
  const found = { datasets: [{ dataset: 'd1', revision, chunks: [btoa('\u0001'), btoa('\u0001')] }] };
  return (path: string): Response => {
    if (path === '/columns') return Response.json(manifest);
    if (path.startsWith('/columns/found')) return Response.json(found);
    const body = bytes.get(path.replace('/columns/', ''));
    if (body === undefined) throw new NoRows(`no ${path}`);
    return new Response(new Uint8Array(body));
  };
}

const ask = (filter: Partial<typeof everyFailure>) => ({
  map: emptyMap(),
  filter: { ...everyFailure, ...filter },
  wanted: 'counts' as const,
});

test('rows are counted from their chunks; a new revision fetches only what changed', async () => {
  let server = served('1', 'second1');
  const asked: string[] = [];
  const desk = new RowsDesk(async (path) => {
    asked.push(path);
    return server(path);
  });
  const north = ask({ segments: { Region: ['North'] } });
  expect(readNumbers(await desk.count(north, 'd1@1')).shown.total).toBe(2);
  expect(readNumbers(await desk.count(north, 'd1@1')).whole.total).toBe(4);
  expect(asked).toHaveLength(5);
  server = served('2', 'second2');
  asked.length = 0;
  expect(readNumbers(await desk.count(north, 'd1@2')).shown.total).toBe(3);
  expect(asked.toSorted()).toEqual([
    '/columns',
    `/columns/${hashOf('keys2')}`,
    `/columns/${hashOf('second2')}`,
  ]);
});

test('words are found by the server, row by row, whatever order the days have', async () => {
  const desk = new RowsDesk(async (path) => served('1', 'second1')(path));
  const { shown, facets } = readNumbers(await desk.count(ask({ q: 'late' }), 'd1@1'));
  expect(shown.total).toBe(2);
  expect(Object.fromEntries(facets.get('segment Region')!)).toEqual({ North: 1, South: 1 });
  const day = readNumbers(await desk.count(ask({ q: 'late', to: '2024-10-06' }), 'd1@1'));
  expect(day.shown.total).toBe(1);
});

test('without a server there are no rows, and the next question tries again', async () => {
  let isUp = false;
  const desk = new RowsDesk(async (path) => {
    if (!isUp) throw new NoRows('no line');
    return served('1', 'second1')(path);
  });
  await expect(desk.count(ask({}), 'd1@1')).rejects.toThrow(NoRows);
  isUp = true;
  expect(readNumbers(await desk.count(ask({}), 'd1@1')).shown.total).toBe(4);
});
