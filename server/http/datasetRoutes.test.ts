import { describe, expect, test } from 'vitest';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { shareTestServer, startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

const settings: ImportSettings = {
  source: 'tickets',
  timeZone: 'America/New_York',
  columns: { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What', text: 'Said', channel: 'Via' },
};
const march =
  'Id,Day,What,Said,Via\n1,2025-03-14,Late,a,web\n2,2025-03-15,Late,b,phone\n3,2025-03-15,Lost,c,web\n4,soon,Lost,d,web\n';

/** Sends a file as the browser does: the bytes as body, what was answered in the query. */
async function send(
  server: TestServer,
  mapId: string,
  {
    text = march,
    wish = settings,
    dryRun = false,
  }: { text?: string; wish?: ImportSettings; dryRun?: boolean } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const query = new URLSearchParams({
    settings: JSON.stringify(wish),
    fileName: 'march.csv',
    dryRun: String(dryRun),
  });
  const response = await fetch(`${server.url}/api/v1/maps/${mapId}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'text/csv' },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const read = async (server: TestServer, path: string): Promise<Record<string, unknown>> =>
  (await (await server.call('GET', `/api/v1${path}`)).json()) as Record<string, unknown>;

const datasetsOf = async (server: TestServer, mapId: string): Promise<unknown> => {
  const { map } = (await read(server, `/maps/${mapId}`)) as { map: { datasets: unknown } };
  return map.datasets;
};

const shared = shareTestServer();

describe('importing over HTTP', () => {
  test('a file is taken in, told to the map, and changes nothing the second time', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const first = await send(server, id);
    expect(first).toMatchObject({ status: 201, body: { read: 4, accepted: 3, rejected: 1, questions: [] } });
    const told = await datasetsOf(server, id);
    expect(told).toMatchObject([{ id: first.body['datasetId'], rows: 3, revision: '1', groupBy: 'What' }]);
    expect(await send(server, id)).toMatchObject({
      status: 201,
      body: { accepted: 0, unchanged: 3, rejected: 1 },
    });
    expect(await datasetsOf(server, id)).toEqual(told);
    const rejects = await server.call('GET', String(first.body['rejectsUrl']));
    expect(rejects.headers.get('content-type')).toContain('text/csv');
    expect(await rejects.text()).toContain('5,Day,“soon” is not a date that exists.,4,soon,Lost,d,web');
  });

  test('multipart with the settings after the file does the same', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const form = new FormData();
    form.append('file', new Blob([march], { type: 'text/csv' }), 'march.csv');
    form.append('settings', JSON.stringify(settings));
    const path = `${server.url}/api/v1/maps/${id}/datasets`;
    const response = await fetch(path, { method: 'POST', headers: { origin: server.url }, body: form });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ accepted: 3, rejected: 1 });
  });

  test('what cannot be proven is asked with 409 and a suggestion, and nothing is kept', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const { status, body } = await send(server, id, { wish: {} });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      detail: expect.stringContaining('In which time zone'),
      questions: expect.arrayContaining([expect.objectContaining({ id: 'timeZone' })]),
      suggested: { columns: { occurredAt: 'Day' } },
    });
    expect(await datasetsOf(server, id)).toEqual([]);
  });

  test('a dry run says what would be and keeps nothing', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    expect(await send(server, id, { dryRun: true })).toMatchObject({
      status: 200,
      body: { accepted: 3, datasetId: null, rejectsUrl: null, rejects: [{ rowNumber: 5, column: 'Day' }] },
    });
    expect(await datasetsOf(server, id)).toEqual([]);
  });

  test('settings that do not fit, an unreadable file, an unknown dataset and no map are refused in sentences', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const refusals = [
      await send(server, id, { wish: { timeZone: 'Mars' } as ImportSettings }),
      await send(server, id, { text: 'PK\u0003\u0004' }),
      await send(server, id, { wish: { ...settings, dataset: 'nope' } }),
      await send(server, 'f'.repeat(32)),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 422, 422, 404]);
    for (const { body } of refusals) expect(body['detail']).toMatch(/\.$/);
    const picture = await fetch(`${server.url}/api/v1/maps/${id}/datasets`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'image/png' },
      body: 'x',
    });
    expect(picture.status).toBe(415);
  });

  test('what was answered is kept with the dataset and told; next month’s file asks for nothing', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const head = 'Id,Day,What,Said,Took,Effort score\n';
    const columns = { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What', text: 'Said' };
    const wish: ImportSettings = {
      source: 'tickets',
      timeZone: 'America/New_York',
      columns: { ...columns, resolve: 'Took', score: 'Effort score' },
      dateOrder: { Day: 'DMY' },
      units: { Took: 'hours' },
      scoreScale: '1-7',
      scorePolarity: 'lowerIsBetter',
    };
    const first = await send(server, id, {
      text: `${head}1,3/4/2025,Late,mail ann@example.org,2,3\n2,5/4/2025,Late,b,x,4\n`,
      wish,
    });
    expect(first).toMatchObject({ status: 201, body: { accepted: 2 } });
    const { dataset, ...answers } = { dataset: String(first.body['datasetId']), ...wish };
    const { source: _source, timeZone: _zone, ...told } = answers;

    const { datasets } = (await read(server, `/maps/${id}/datasets`)) as { datasets: object[] };
    const headings = ['Id', 'Day', 'What', 'Said', 'Took', 'Effort score'];
    const summary = {
      id: dataset,
      source: 'tickets',
      rows: 2,
      days: { first: '2025-04-03', last: '2025-04-05' },
    };
    expect(datasets).toMatchObject([summary]);
    const detail = await read(server, `/maps/${id}/datasets/${dataset}`);
    expect(detail).toMatchObject({
      ...summary,
      identity: 'sourceId',
      settings: { ...told, kind: 'complaint' },
      lastImport: { counts: { read: 2, accepted: 2, rejected: 0 }, headings },
    });
    const { proofs } = detail['lastImport'] as { proofs: { id: string; value: string }[] };
    expect(proofs).toContainEqual(expect.objectContaining({ id: 'leftOut.Took', value: '1' }));

    const may = `${head}3,6/5/2025,Lost,c,4,7\n`;
    expect(await send(server, id, { text: may, wish: { dataset } })).toMatchObject({
      status: 201,
      body: { datasetId: dataset, accepted: 1, questions: [] },
    });
    const again = await read(server, `/maps/${id}/datasets/${dataset}`);
    expect(again).toMatchObject({
      rows: 3,
      days: { last: '2025-05-06' },
      lastImport: { counts: { accepted: 1 } },
    });
    expect((await server.call('GET', `/api/v1/maps/${id}/datasets/nope`)).status).toBe(404);
  });

  test('swapped days and months are about one file, and asked anew for the next', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const wish = { ...settings, swapRepair: { Day: false } };
    const { body } = await send(server, id, { wish });
    const detail = await read(server, `/maps/${id}/datasets/${String(body['datasetId'])}`);
    expect(detail['settings']).not.toHaveProperty('swapRepair');
  });

  test('a dataset is taken away with its rows, its record and its numbers', async () => {
    const server = shared();
    const { id } = await server.makeMap();
    const { body } = await send(server, id);
    const path = `/api/v1/maps/${id}/datasets/${String(body['datasetId'])}`;
    expect((await server.call('DELETE', path)).status).toBe(204);
    expect((await server.call('DELETE', path)).status).toBe(404);
    expect(await datasetsOf(server, id)).toEqual([]);
    expect(await read(server, `/maps/${id}/failures`)).toMatchObject({ total: 0 });
  });

  test('failures survive a restart of the server', async () => {
    const server = await startTestServer();
    const { id } = await server.makeMap();
    await send(server, id);
    const before = await read(server, `/maps/${id}/tallies`);
    await server.stop();
    const again = await startTestServer({ dataDir: server.dataDir });
    expect(await read(again, `/maps/${id}/tallies`)).toEqual(before);
  });
});
