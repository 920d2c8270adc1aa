import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
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
  const { failures, ingest } = await openWithFiles(48);
  const wide = Array.from({ length: 40 }, (_, column) => `C${column}`).join(',');
  const rows = Array.from(
    { length: 15_000 },
    (_, row) => `2025-03-14,Late,${wide.replaceAll('C', `${row}-`)}`,
  );
  const file = `Day,What,${wide}\n${rows.join('\n')}`;
  await ingest('wide.csv', file);
  const before = await failures.call('inventory', 'm1');
  // Both ends of this are rejected: so many whole rows at once are more than the thread may keep.
  const importing = ingest('other.csv', file.replaceAll('Late', 'Early'));
  const { rules, touchpoints, paths, failureModes } = emptyMap();
  const everything = failures.call('evidence', {
    mapId: 'm1',
    map: { rules, touchpoints, paths, failureModes },
    keys: {},
    filter: everyFailure,
    limit: rows.length,
    cursor: null,
  });
  expect((await Promise.allSettled([importing, everything])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect(await failures.call('inventory', 'm1')).toEqual(before);
  expect(await ingest('small.csv', 'Day,What\n2025-03-14,Late\n')).toMatchObject({ counts: { accepted: 1 } });
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

test('a large file is examined while the server already serves, and what is wrong with it is told', async () => {
  const dataDir = makeDataDir();
  const file = join(dataDir, 'failures.sqlite');
  await writeFile(file, 'no database');
  const told = Promise.withResolvers<unknown>();
  await expect(Failures.startSoon(dataDir, told.resolve)).rejects.toThrow('is damaged');
  await truncate(file, 64 * 1024 * 1024);
  const failures = await Failures.startSoon(dataDir, told.resolve);
  onTestFinished(() => failures.stop());
  expect(String(await told.promise)).toContain('is damaged. It was left as it is: load a backup.');
});
