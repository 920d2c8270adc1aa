import { expect, test } from 'vitest';
import { datasetColumnsSchema, rulePreviewSchema } from '#domain/failures/ruleLooks.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

const lines = [
  'Id,At,Group,Said,City',
  '1,2025-03-14T10:00:00Z,Late,The parcel was late again,Rome',
  '2,2025-03-15T10:00:00Z,Late,Two weeks late; refund please,Rome',
  '3,2025-03-16T10:00:00Z,Broken,In two pieces,Oslo',
  '4,2025-03-17T10:00:00Z,Broken,Later it worked,',
];

async function openDataset() {
  const server = await startTestServer();
  const made = await server.call('POST', '/api/v1/maps', { title: 'Rules' });
  const { id } = (await made.json()) as { id: string };
  const settings = {
    source: 'live',
    columns: { sourceId: 'Id', occurredAt: 'At', touchpoint: 'Group', text: 'Said' },
  };
  const address = `${server.url}/api/v1/maps/${id}/datasets?settings=${encodeURIComponent(JSON.stringify(settings))}`;
  const headers = { origin: server.url, 'content-type': 'text/csv' };
  const sent = await fetch(address, { method: 'POST', headers, body: lines.join('\n') });
  if (sent.status !== 201) throw new Error(await sent.text());
  const { datasetId } = (await sent.json()) as { datasetId: string };
  return { server, map: `/api/v1/maps/${id}/datasets`, path: `/api/v1/maps/${id}/datasets/${datasetId}` };
}

test('a dataset tells the columns that a rule can look at, the frequent values first', async () => {
  const { server, path, map } = await openDataset();
  const answer = await server.call('GET', `${path}/columns`);
  const { columns, lookedAt } = datasetColumnsSchema.parse(await answer.json());
  expect(lookedAt).toBe(4);
  expect(columns.find(({ heading }) => heading === 'City')?.values.slice(0, 2)).toEqual(['Rome', 'Oslo']);
  expect((await server.call('GET', `${map}/none/columns`)).status).toBe(404);
});

test('a rule says how many rows it would fit before it is made, and shows some of their words', async () => {
  const { server, path, map } = await openDataset();
  const fitsOf = async (looks: object) => {
    const answer = await server.call('POST', `${path}/fits`, looks);
    const { fits, rows, examples } = rulePreviewSchema.parse(await answer.json());
    expect(rows).toBe(4);
    expect(examples).toHaveLength(fits);
    return fits;
  };
  expect(await fitsOf({ kind: 'columnValue', value: 'Late' })).toBe(2);
  expect(await fitsOf({ kind: 'columnValue', column: 'City', value: '' })).toBe(1);
  expect(
    await fitsOf({ kind: 'columnValue', value: 'Broken', also: [{ column: 'City', value: 'Oslo' }] }),
  ).toBe(1);
  expect(await fitsOf({ kind: 'keywords', words: { any: ['late'] } })).toBe(2);
  expect(await fitsOf({ kind: 'keywords', words: { any: ['late'], not: ['refund'] } })).toBe(1);
  expect(await fitsOf({ kind: 'keywords', words: {} })).toBe(0);
  expect((await server.call('POST', `${path}/fits`, { kind: 'matcher' })).status).toBe(400);
  expect((await server.call('POST', `${map}/none/fits`, { kind: 'columnValue' })).status).toBe(404);
});
