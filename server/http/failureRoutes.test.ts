import { tableFromIPC } from '@uwdata/flechette';
import { describe, expect, test } from 'vitest';
import { toOwnJson } from '#domain/formats/ownJson.ts';
import { talliesSchema } from '#domain/failures/tallies.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';

const rows = [
  {
    sourceId: '1',
    occurredAt: '2025-03-14T10:00:00Z',
    group: 'Late',
    channel: 'web',
    text: 'where is it',
    fields: { City: '=Rome' },
  },
  {
    sourceId: '2',
    occurredAt: '2025-03-15T10:00:00Z',
    group: 'Late',
    channel: 'phone',
    text: 'call 212-555-0142',
  },
  { sourceId: '3', occurredAt: '2025-03-16T10:00:00Z', group: 'Broken', channel: 'web', text: 'in two' },
  { sourceId: '4', occurredAt: '2025-04-01T10:00:00Z', group: 'Other', channel: '', text: 'hm' },
];

const byId = <T extends { id: string }>(records: T[]): Map<string, T> =>
  new Map(records.map((one) => [one.id, one]));
const rule = (id: string, value: string, place: string, failureMode: string | null = null) =>
  ruleSchema.parse({ id, dataset: 'd1', value, place, failureMode });

/** A map of two touchpoints, with rules for the dataset that is imported into it. */
async function openMap(): Promise<{
  server: TestServer;
  path: string;
  get: (path: string) => Promise<Record<string, never>>;
}> {
  const server = await startTestServer();
  const map = {
    ...emptyMap({ title: 'Rules' }),
    datasets: byId([datasetSchema.parse({ id: 'd1', source: 'live' })]),
    stages: byId([
      stageSchema.parse({ id: 'all', position: { x: 0, y: 0 }, size: { width: 300, height: 400 } }),
    ]),
    touchpoints: byId(
      ['deliver', 'use'].map((id) => touchpointSchema.parse({ id, stage: 'all', position: { x: 0, y: 0 } })),
    ),
    failureModes: byId([failureModeSchema.parse({ id: 'late', place: 'deliver' })]),
    rules: byId([
      rule('r1', 'Late', 'deliver', 'late'),
      rule('r2', 'Broken', 'use'),
      rule('r3', 'Other', 'gone'),
    ]),
  };
  const made = await server.call('POST', '/api/v1/maps', { title: 'Rules', from: { json: toOwnJson(map) } });
  const { id } = (await made.json()) as { id: string };
  const path = `/api/v1/maps/${id}`;
  const csv = [
    'Id,At,Group,Via,Said,City',
    ...rows.map((row) =>
      [row.sourceId, row.occurredAt, row.group, row.channel, row.text, row.fields?.City ?? ''].join(','),
    ),
  ].join('\n');
  const settings = {
    dataset: 'd1',
    source: 'live',
    columns: { sourceId: 'Id', occurredAt: 'At', touchpoint: 'Group', channel: 'Via', text: 'Said' },
  };
  const sent = await fetch(
    `${server.url}${path}/datasets?settings=${encodeURIComponent(JSON.stringify(settings))}`,
    {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'text/csv' },
      body: csv,
    },
  );
  if (sent.status !== 201) throw new Error(await sent.text());
  const get = async (rest: string): Promise<Record<string, never>> =>
    (await (await server.call('GET', path + rest)).json()) as Record<string, never>;
  return { server, path, get };
}

describe('numbers and the rows behind them', () => {
  test('each number of the measures opens exactly its rows, under every filter', async () => {
    const { get } = await openMap();
    for (const filter of ['', 'channel=web', 'from=2025-03-15&to=2025-03-31', 'channel=phone&channel=']) {
      const measures = (await get(`/measures?lens=count&${filter}`)) as unknown as {
        touchpoints: Record<string, { value: number | null }>;
        stages: Record<string, { value: number | null }>;
        failures: { total: number };
      };
      for (const [id, { value }] of Object.entries(measures.touchpoints)) {
        expect((await get(`/failures?touchpoint=${id}&${filter}`))['total']).toBe(value ?? 0);
      }
      const { all } = measures.stages;
      expect((await get(`/failures?place=all&${filter}`))['total']).toBe(all?.value);
      expect((await get(`/failures?${filter}`))['total']).toBe(measures.failures.total);
    }
  });

  test('evidence is found by failure mode, group, dataset and word', async () => {
    const { get } = await openMap();
    expect(await get('/failures?mode=late')).toMatchObject({ total: 2 });
    expect(await get('/failures?place=use&mode=')).toMatchObject({ total: 1 });
    expect(await get('/failures?place=use&mode=late')).toMatchObject({ total: 0 });
    expect(await get('/failures?dataset=d1&group=Other')).toMatchObject({ total: 1 });
    expect(await get('/failures?q=Rome')).toMatchObject({ total: 1, rows: [{ text: 'where is it' }] });
    expect(await get('/failures?touchpoint=gone')).toMatchObject({ status: 404 });
    expect(await get('/failures?from=yesterday')).toMatchObject({ status: 400 });
  });

  test('tallies fit their schema and are not sent twice to who has them', async () => {
    const { server, path } = await openMap();
    const first = await server.call('GET', `${path}/tallies`);
    expect(talliesSchema.parse(await first.json()).datasets[0]?.count).toEqual([1, 1, 1, 1]);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}${path}/tallies`, {
      headers: { 'if-none-match': etag, origin: server.url },
    });
    expect(again.status).toBe(304);
  });

  test('the rows go out as columns: just those of a filter, told where they belong and by whom', async () => {
    const { server, path, get } = await openMap();
    const lines = async (query: string): Promise<number> =>
      (await (await server.call('GET', `${path}/failures.csv?${query}`)).text()).trimEnd().split('\r\n')
        .length - 1;
    for (const query of ['', 'channel=web', 'touchpoint=deliver', 'unmatched=true', 'from=2026-01-01']) {
      const answer = await server.call('GET', `${path}/failures.arrow?${query}`);
      expect(answer.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
      const table = tableFromIPC(await answer.bytes());
      expect([table.numRows, table.numRows]).toEqual([
        await lines(query),
        (await get(`/failures?${query}`))['total'],
      ]);
    }
    const all = tableFromIPC(await (await server.call('GET', `${path}/failures.arrow`)).bytes());
    const wanted = ['sourceId', 'group', 'place', 'mode', 'by', 'rule', 'day', 'field:City'];
    expect(all.select(wanted).toArray()).toMatchObject([
      { sourceId: '4', group: 'Other', place: null, mode: null, by: null, rule: null },
      { sourceId: '3', group: 'Broken', place: 'use', mode: '', by: 'rule', rule: 'r2' },
      { sourceId: '2', group: 'Late', place: 'deliver', mode: 'late', by: 'rule', rule: 'r1' },
      { sourceId: '1', day: Date.UTC(2025, 2, 14), 'field:City': '=Rome' },
    ]);
    expect((await server.call('GET', `${path}/failures.arrow?touchpoint=gone`)).status).toBe(404);
  });

  test('the rows go out as a file that no spreadsheet runs', async () => {
    const { server, path } = await openMap();
    const csv = await (await server.call('GET', `${path}/failures.csv?touchpoint=deliver`)).text();
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toBe(
      'Source,Source ID,Kind,Occurred at (UTC),Day,Time zone,Channel,Group,Text,Language,Score,Scale,Polarity,Status,First reply (minutes),Resolution (minutes),Reopened,Hand-offs,Perceived cause,Burden (minutes),Burden (money),Severity (1–10),At,City',
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('call [phone]');
    expect(lines[1]).toMatch(/,'=Rome$/);
  });
});

describe('exposures over HTTP', () => {
  const period = { touchpoint: 'deliver', periodStart: '2025-03-01', periodEnd: '2025-03-31' };

  test('give rates their denominator, and everybody hears of it by a revision', async () => {
    const { server, path, get } = await openMap();
    const stored = await server.call('POST', `${path}/exposures`, { rows: [{ ...period, exposures: 1000 }] });
    expect(stored.status).toBe(200);
    expect(await get('/exposures')).toEqual({ exposures: [{ ...period, exposures: 1000 }] });
    const { map } = (await get('')) as unknown as { map: { datasets: unknown[] } };
    expect(map.datasets).toContainEqual(
      expect.objectContaining({ kind: 'exposures', revision: '1', rows: 1 }),
    );
    const measures = await get('/measures?lens=rate');
    expect(measures).toMatchObject({ touchpoints: { deliver: { value: 2, n: 1000 }, use: { value: null } } });
  });

  test('of a touchpoint that is not there are refused', async () => {
    const { server, path } = await openMap();
    const refused = await server.call('POST', `${path}/exposures`, {
      rows: [{ ...period, touchpoint: 'nope', exposures: 1 }],
    });
    expect(refused.status).toBe(422);
  });
});

test('failures posted as they happen are taken in row by row, and a repeated post counts once', async () => {
  const { server, path, get } = await openMap();
  const post = (body: unknown): Promise<Response> =>
    fetch(`${server.url}${path}/failures`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json', 'idempotency-key': 'k1' },
      body: JSON.stringify(body),
    });
  const body = { source: 'shop', rows: [rows[0], rows[0], { ...rows[1], occurredAt: '2025-03-15 10:00' }] };
  const first = await post(body);
  expect(first.status).toBe(202);
  const answer = await first.json();
  expect(answer).toMatchObject({
    accepted: 1,
    rejected: [
      { index: 1, field: 'sourceId' },
      { index: 2, field: 'occurredAt' },
    ],
  });
  expect(await (await post(body)).json()).toEqual(answer);
  expect(await get('/failures?q=where is it')).toMatchObject({ total: 2 });
});

test('a new data folder opens on the sample with its failures and exposures laid over it', async () => {
  const server = await startTestServer({ firstMap: 'sample' });
  const { maps } = (await (await server.call('GET', '/api/v1/maps')).json()) as { maps: { id: string }[] };
  const answer = await server.call('GET', `/api/v1/maps/${maps[0]?.id}/measures?lens=rate`);
  const { failures, touchpoints } = (await answer.json()) as {
    failures: { total: number; coverage: number };
    touchpoints: Record<string, { value: number | null }>;
  };
  expect(failures.total).toBe(5000);
  expect(failures.coverage).toBeGreaterThan(0.8);
  expect(Object.values(touchpoints).filter(({ value }) => value !== null).length).toBeGreaterThan(15);
});
