import { describe, expect, test } from 'vitest';
import { evidencePageSchema } from '#domain/failures/evidence.ts';
import { toOwnJson } from '#domain/formats/ownJson.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

const place = (id: string) => [id, touchpointSchema.parse({ id, position: { x: 0, y: 0 } })] as const;

/** A map of two touchpoints with two failures over it, and what the numbers say. */
async function openMap() {
  const server = await startTestServer();
  const map = { ...emptyMap({ title: 'Moves' }), touchpoints: new Map([place('deliver'), place('use')]) };
  const made = await server.call('POST', '/api/v1/maps', { title: 'Moves', from: { json: toOwnJson(map) } });
  const { id } = (await made.json()) as { id: string };
  const path = `/api/v1/maps/${id}`;
  const rows = ['my parcel is late', 'it broke'].map((text, index) => ({
    sourceId: String(index),
    occurredAt: '2025-03-14T10:00:00Z',
    group: 'Other',
    text,
  }));
  expect((await server.call('POST', `${path}/failures`, { source: 'live', rows })).status).toBe(202);
  const at = async (touchpoint: string): Promise<unknown> => {
    const answer = await server.call('GET', `${path}/measures?lens=count`);
    const { touchpoints } = (await answer.json()) as {
      touchpoints: Record<string, { value: number | null }>;
    };
    return touchpoints[touchpoint]?.value ?? 0;
  };
  const page = await server.call('GET', `${path}/failures`);
  const [late] = evidencePageSchema.parse(await page.json()).rows.filter(({ text }) => text.includes('late'));
  return { server, id, path, at, late: late?.id ?? '' };
}

describe('deciding about single rows', () => {
  test('moves a row for everybody, and what it answers puts it back', async () => {
    const { server, path, at, late } = await openMap();
    const decide = async (body: unknown) => (await server.call('POST', `${path}/decisions`, body)).json();
    const first = (await decide({ rows: [late], place: 'deliver' })) as { earlier: unknown[] };
    expect(await at('deliver')).toBe(1);
    const second = (await decide({ rows: [late], place: 'use', mode: '' })) as { earlier: unknown[] };
    expect([await at('deliver'), await at('use')]).toEqual([0, 1]);
    expect(second.earlier).toEqual([{ rows: [late], place: 'deliver', mode: '' }]);
    await decide(second.earlier[0]);
    expect(await at('deliver')).toBe(1);
    expect(first.earlier).toEqual([{ rows: [late], forget: true }]);
    await decide(first.earlier[0]);
    expect(await at('deliver')).toBe(0);
  });

  test.each([
    [{ place: 'gone' }, 404, 'no such touchpoint'],
    [{ place: 'use', mode: 'gone' }, 404, 'no such failure mode'],
    [{ rows: ['99'], place: 'use' }, 404, 'not there any more'],
    [{ rows: [], place: 'use' }, 400, 'body'],
    [{ forget: true, place: 'use' }, 400, 'body'],
  ])('%j is refused: %i', async (body, status, sentence) => {
    const { server, path, late, at } = await openMap();
    const answer = await server.call('POST', `${path}/decisions`, { rows: [late], ...body });
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(sentence)]);
    expect(await at('use')).toBe(0);
  });
});

test('a rule that somebody makes takes its rows, though nobody asked the server to look', async () => {
  const { server, id, path, at } = await openMap();
  const { map } = (await (await server.call('GET', path)).json()) as { map: { datasets: { id: string }[] } };
  const words = { any: ['parcel'], all: [], not: [] };
  const dataset = map.datasets[0]?.id;
  const record = ruleSchema.parse({ id: 'r1', dataset, kind: 'keywords', words, place: 'use' });
  await server.rooms.applyToMap(id, [{ op: 'put', noun: 'rules', record }]);
  await expect.poll(() => at('use')).toBe(1);
});
