import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import type { OddFile, Verdict } from '#server/testing/OddFile.ts';
import { oddFiles } from '#server/testing/oddFiles.ts';

const settings = { source: 'odd', timeZone: 'UTC', columns: { occurredAt: 'Day', touchpoint: 'What' } };

/** What the server makes of a file, sent as a body without telling what it is. */
async function verdictOf(server: TestServer, id: string, file: OddFile): Promise<Verdict> {
  const query = new URLSearchParams({ settings: JSON.stringify({ ...settings, ...file.settings }) });
  const response = await fetch(`${server.url}/api/v1/maps/${id}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(file.bytes()),
  });
  const body = (await response.json()) as Record<string, unknown>;
  if (response.status !== 201) return { refused: String(body['detail']) };
  const { read, accepted, updated, unchanged, rejected } = body as Record<string, number>;
  expect(Number(accepted) + Number(updated) + Number(unchanged) + Number(rejected)).toBe(read);
  return { accepted: Number(accepted), rejected: Number(rejected) };
}

/** Refused files leave no row, no dataset and no file behind. */
async function nothingKept(server: TestServer, id: string): Promise<void> {
  const map = (await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as {
    map: { datasets: unknown };
  };
  expect(map.map.datasets).toEqual([]);
  const failures = (await (await server.call('GET', `/api/v1/maps/${id}/failures`)).json()) as object;
  expect(failures).toMatchObject({ total: 0 });
  expect(readdirSync(join(server.dataDir, 'incoming'))).toEqual([]);
}

test('odd files: each is refused whole with what was wrong, or taken in with its rejects, as the table says', async () => {
  const server = await startTestServer();
  const expected: Record<string, unknown> = {};
  const found: Record<string, Verdict> = {};
  for (const file of oddFiles) {
    const { id } = await server.makeMap(file.name);
    const verdict = await verdictOf(server, id, file);
    found[file.name] = verdict;
    const { verdict: wanted } = file;
    expected[file.name] = 'refused' in wanted ? { refused: expect.stringContaining(wanted.refused) } : wanted;
    if (!('refused' in verdict)) continue;
    expect(verdict.refused).toMatch(/\.$/);
    await nothingKept(server, id);
  }
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(40);
  expect(found).toEqual(expected);
});
