import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { spawnServer } from '#server/testing/spawnServer.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { Failures } from './Failures.ts';

const rows = 20_000;
const head = 'Id,Day,What\n';
const lines = Array.from({ length: rows }, (_, index) => `${index},2025-03-14,Late\n`);
const settings = {
  source: 's',
  timeZone: 'UTC',
  columns: { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What' },
};

/** A body of `parts` chunks that never ends, or the whole file. */
function body(parts: number | 'whole'): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(head));
      const count = parts === 'whole' ? lines.length : parts;
      controller.enqueue(encoder.encode(lines.slice(0, count).join('')));
      if (parts === 'whole') controller.close();
    },
  });
}

async function importAt(url: string, mapId: string, parts: number | 'whole'): Promise<number | null> {
  const path = `${url}/api/v1/maps/${mapId}/datasets?settings=${encodeURIComponent(JSON.stringify(settings))}`;
  const headers = { origin: url, 'content-type': 'text/csv' };
  const init = { method: 'POST', headers, body: body(parts), duplex: 'half' };
  return fetch(path, init).then(
    (response) => response.status,
    () => null,
  );
}

test('an import under way when the server is killed leaves all of it or nothing, and no file', async () => {
  const dataDir = makeDataDir();
  for (const kill of ['whileSending', 'whileAtWork', 'afterTheAnswer'] as const) {
    const server = await spawnServer(dataDir);
    const made = await fetch(`${server.url}/api/v1/maps`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: '{}',
    });
    const { id } = (await made.json()) as { id: string };
    const answer = importAt(server.url, id, kill === 'whileSending' ? 5_000 : 'whole');
    if (kill === 'afterTheAnswer') expect(await answer).toBe(201);
    // A request that comes back tells that the server has begun to take in the file.
    else await fetch(`${server.url}/healthz`);
    await server.end('SIGKILL');
    const status = await answer;
    const failures = await Failures.start(dataDir);
    onTestFinished(() => failures.stop());
    const { datasets } = await failures.call('inventory', id);
    await failures.stop();
    const stored = datasets.reduce((sum, dataset) => sum + dataset.rows, 0);
    if (kill === 'whileSending') expect(stored).toBe(0);
    else if (status === 201) expect(stored).toBe(rows);
    else expect([0, rows]).toContain(stored);
  }
  const last = await spawnServer(dataDir);
  expect(readdirSync(join(dataDir, 'incoming'))).toEqual([]);
  await last.end('SIGKILL');
});
