import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { Failures } from './Failures.ts';

const settings = { source: 's', timeZone: 'UTC', columns: { occurredAt: 'Day', touchpoint: 'What' } };

async function openWithFiles(heapMegabytes: number): Promise<{
  failures: Failures;
  ingest: (name: string, text: string) => Promise<unknown>;
}> {
  const dataDir = makeDataDir();
  const failures = await Failures.start(dataDir, heapMegabytes);
  onTestFinished(() => failures.stop());
  const ingest = async (name: string, text: string): Promise<unknown> => {
    const file = join(dataDir, name);
    await writeFile(file, text);
    const wish = { mapId: 'm1', file, fileName: name, newDatasetId: 'd1', isDryRun: false, settings };
    return failures.call('ingest', wish);
  };
  return { failures, ingest };
}

test('a thread that breaks off undoes its import, and the next call finds it running again', async () => {
  const { failures, ingest } = await openWithFiles(24);
  await ingest('small.csv', 'Day,What\n2025-03-14,Late\n');
  const before = await failures.call('inventory', 'm1');
  const wide = Array.from({ length: 40 }, (_, column) => `C${column}`).join(',');
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `2025-03-14,Late,${wide.replaceAll('C', `${row}-`)}`,
  );
  await expect(ingest('large.csv', `Day,What,${wide}\n${rows.join('\n')}`)).rejects.toThrow();
  expect(await failures.call('inventory', 'm1')).toEqual(before);
  expect(await ingest('small.csv', 'Day,What\n2025-03-14,Late\n')).toMatchObject({
    counts: { unchanged: 1 },
  });
});

test('a database that another process holds is refused with a sentence', async () => {
  const dataDir = makeDataDir();
  const failures = await Failures.start(dataDir);
  onTestFinished(() => failures.stop());
  await expect(Failures.start(dataDir)).rejects.toThrow('another Throughline is running');
});

test('stopping cancels an import that is under way, and leaves nothing of it', async () => {
  const dataDir = makeDataDir();
  const failures = await Failures.start(dataDir);
  const file = join(dataDir, 'large.csv');
  await writeFile(file, `Day,What\n${'2025-03-14,Late\n'.repeat(200_000)}`);
  const wish = { mapId: 'm1', file, fileName: 'large.csv', newDatasetId: 'd1', isDryRun: false, settings };
  const ingest = failures.call('ingest', wish);
  await failures.stop();
  expect(await ingest).toEqual({ state: 'cancelled' });
  const again = await Failures.start(dataDir);
  onTestFinished(() => again.stop());
  expect(await again.call('inventory', 'm1')).toEqual({ datasets: [], exposures: null });
});
