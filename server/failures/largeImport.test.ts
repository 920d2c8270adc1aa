import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { talliesSchema } from '#domain/failures/tallies.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { counts } from '#server/testing/openTestFailures.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { Failures } from './Failures.ts';

const rows = 100_000;
const kinds = ['Late', 'Broken', 'Billing', 'Refund', 'Contact'];

function* lines(): Generator<string> {
  yield 'Id,Created,Type,Channel,Customer,Text\r\n';
  for (let index = 0; index < rows; index += 1) {
    const day = `${(index % 28) + 1}.${(Math.floor(index / 28) % 12) + 1}.2024`;
    yield `T-${index},${day} 9:30,${kinds[index % 5]},web,C-${index % 5_000},"Order ${index} did not come,\nI have called twice and nobody could tell me why."\r\n`;
  }
}

const settings: ImportSettings = {
  timeZone: 'Europe/Berlin',
  columns: {
    sourceId: 'Id',
    occurredAt: 'Created',
    touchpoint: 'Type',
    text: 'Text',
    channel: 'Channel',
    customerKey: 'Customer',
  },
};

test('100,000 rows go in, and once more without a change, within a heap of 96 MB', async () => {
  const dataDir = makeDataDir();
  const file = join(dataDir, 'large.csv');
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const failures = await Failures.start(dataDir, 96);
  onTestFinished(() => failures.stop());
  const wish = { mapId: 'm1', file, fileName: 'large.csv', newDatasetId: 'd1', isDryRun: false, settings };
  expect(await failures.call('ingest', wish)).toMatchObject({ counts: counts(rows, 0, 0, 0) });
  expect(await failures.call('ingest', wish)).toMatchObject({ counts: counts(0, 0, rows, 0) });
  const tallies = talliesSchema.parse(JSON.parse(await failures.call('tallies', 'm1')));
  expect(tallies.datasets[0]?.count.reduce((sum, count) => sum + count, 0)).toBe(rows);
  const query = { mapId: 'm1', filter: everyFailure, limit: 1, cursor: null };
  const late = await failures.call('evidence', {
    ...query,
    map: emptyMap(),
    keys: { group: 'Late' },
  });
  expect(late.total).toBe(rows / kinds.length);
});
