import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { importBombs } from '#server/testing/importBombs.ts';
import { dropBomb, goodFile } from '#server/testing/dropBomb.ts';
import { noteProof } from '#testing/proof.ts';
import { shareTestServer, type TestServer } from '#server/testing/startTestServer.ts';

const shared = shareTestServer();
const demanded = 50;
const figures = { bombs: importBombs.length, refused: 0, 'left something': 0 };

afterAll(() => {
  noteProof({ id: 'S13', figures });
  expect(figures.bombs).toBeGreaterThanOrEqual(demanded);
  expect(figures.refused).toBe(figures.bombs);
  expect(figures['left something']).toBe(0);
});

/** What a refused one could have left behind: maps, datasets, rows, files. */
async function whatIsThere(server: TestServer, id: string): Promise<object> {
  const read = async (path: string) => (await (await server.call('GET', `/api/v1${path}`)).json()) as object;
  const { map } = (await read(`/maps/${id}`)) as { map: { datasets: unknown[] } };
  const { total } = (await read(`/maps/${id}/failures`)) as { total: number };
  const { maps } = (await read('/maps')) as { maps: unknown[] };
  const files = readdirSync(join(server.dataDir, 'incoming'));
  return { datasets: map.datasets.length, rows: total, maps: maps.length, files };
}

describe('import bombs', () => {
  it('are refused with a sentence, and leave no row, no dataset, no map and no file', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const empty = await whatIsThere(server, id);
    const wrong: unknown[] = [];
    for (const bomb of importBombs) {
      const { status, detail } = await dropBomb(server.url, id, bomb);
      if (status >= 400 && status < 500 && typeof detail === 'string') figures.refused += 1;
      else wrong.push([bomb.name, status, detail]);
      const left = await whatIsThere(server, id);
      if (isDeepStrictEqual(left, empty)) continue;
      figures['left something'] += 1;
      wrong.push([bomb.name, left]);
    }
    expect(wrong).toEqual([]);
  });

  it('would be seen if one came in: a good file on the same way is taken, and leaves its rows', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const empty = await whatIsThere(server, id);
    expect((await dropBomb(server.url, id, goodFile)).status).toBe(201);
    expect(await whatIsThere(server, id)).toEqual({ ...empty, datasets: 1, rows: 1 });
  });
});
