import { expect, test } from 'vitest';
import { decodeKeys, decodeRows } from '#domain/failures/arrowColumns.ts';
import { columnsManifestSchema, foundRowsSchema } from '#domain/failures/columnsManifest.ts';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

test('rows come as columns: a manifest that is not sent twice, chunks that may be kept, and found words', async () => {
  const server = await startTestServer();
  const { id } = await server.makeMap();
  const path = `/api/v1/maps/${id}`;
  const rows = ['Überall Ärger', 'nothing'].map((text, index) => ({
    sourceId: String(index),
    occurredAt: `2025-03-1${index}T10:00:00Z`,
    group: 'Late',
    channel: 'web',
    text,
  }));
  await server.call('POST', `${path}/failures`, { source: 'live', rows });
  const answer = await server.call('GET', `${path}/columns`);
  const etag = answer.headers.get('etag') ?? '';
  const [dataset] = columnsManifestSchema.parse(await answer.json()).datasets;
  expect(dataset).toMatchObject({ rows: 2, keys: [keyOfGroup('Late')], chunks: [{ count: 2 }] });
  const again = await fetch(`${server.url}${path}/columns`, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);

  const chunk = await server.call('GET', `${path}/columns/${dataset?.chunks[0]?.rows}`);
  expect(chunk.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(decodeRows(new Uint8Array(await chunk.arrayBuffer()))).toMatchObject({
    channel: { values: ['web'] },
  });
  const keys = await server.call('GET', `${path}/columns/${dataset?.chunks[0]?.keys}`);
  expect([...decodeKeys(new Uint8Array(await keys.arrayBuffer()))]).toEqual([0, 0]);

  const other = await server.makeMap('Another');
  const foreign = await server.call('GET', `/api/v1/maps/${other.id}/columns/${dataset?.chunks[0]?.rows}`);
  expect(foreign.status).toBe(404);

  const found = await server.call('GET', `${path}/columns/found?q=${encodeURIComponent('ÄRGER')}`);
  const [bits] = foundRowsSchema.parse(await found.json()).datasets;
  expect(Buffer.from(bits?.chunks[0] ?? '', 'base64')).toEqual(Buffer.from([1]));
});
