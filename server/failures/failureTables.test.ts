import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished, test, expect } from 'vitest';
import { noDetails } from '#domain/failures/failureDetails.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import { talliesSchema } from '#domain/failures/tallies.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { failureTables } from './failureTables.ts';
import { openFailureStore } from './openFailureStore.ts';

const never = (): boolean => false;

test('a database of the first version is brought up to date with its rows', async () => {
  const dataDir = makeDataDir();
  const old = new DatabaseSync(join(dataDir, 'failures.sqlite'));
  old.exec(failureTables[0] ?? '');
  old.exec(
    `PRAGMA user_version = 1;
     INSERT INTO datasets VALUES (1, 'm1', 'd1', 'tickets', 'Tickets', 'What', 'UTC', 'sourceId', '{"columns":{"occurredAt":"Day","touchpoint":"What"}}', 0, 3, 1, '2025-03-14T00:00:00.000Z');
     INSERT INTO failures VALUES (7, 1, 'id:x', 'tickets', 'T1', 'ticket', 1741910400000, 20161, 'UTC', 'day', NULL, 'web', 'It was late', 'Late', '{"City":"Ulm"}', 2);`,
  );
  old.close();
  const store = openFailureStore(dataDir, () => new Date(0));
  onTestFinished(() => store.close());
  const wish = { mapId: 'm1', map: emptyMap(), keys: {}, filter: everyFailure, limit: 5, cursor: null };
  const { rows } = await store.evidence(wish, () => false);
  expect(rows).toMatchObject([{ id: '7', text: 'It was late', fields: { City: 'Ulm' }, ...noDetails }]);
  const { datasets } = await store.inventory('m1', () => false);
  expect(datasets).toMatchObject([{ id: 'd1', rows: 1, segments: [] }]);
  const tallies = talliesSchema.parse(JSON.parse(await store.tallies('m1', () => false)));
  expect(tallies.datasets).toMatchObject([{ keys: [keyOfGroup('Late')], key: [0], count: [1], sums: {} }]);
  const more = {
    source: 'tickets',
    kind: 'complaint',
    text: '',
    channel: '',
    customerKey: '',
    fields: {},
  } as const;
  const row = { ...more, sourceId: 'T2', occurredAt: '2025-03-15T10:00:00Z', group: 'Late' };
  const post = {
    mapId: 'm1',
    source: 'tickets',
    rows: [row],
    rejected: [],
    newDatasetId: 'd2',
    idempotency: null,
  };
  await store.post(post, () => false);
  const after = talliesSchema.parse(JSON.parse(await store.tallies('m1', () => false)));
  expect(after.datasets).toMatchObject([{ keys: [keyOfGroup('Late')], key: [0, 0], count: [1, 1] }]);
});

test('what rules looked at before somebody had to confirm it goes on', async () => {
  const dataDir = makeDataDir();
  const old = new DatabaseSync(join(dataDir, 'failures.sqlite'));
  const before = failureTables.findIndex((step) => step.includes('confirmed_features'));
  for (const step of failureTables.slice(0, before)) old.exec(step);
  const words = { any: ['late “again”'], all: [], not: ['refund'] };
  const features = { columns: [{ heading: 'City', values: ['Ulm'] }], wordSets: [words] };
  old.exec(
    `PRAGMA user_version = ${before};
     INSERT INTO datasets VALUES (1, 'm1', 'd1', 'tickets', 'Tickets', 'What', 'UTC', 'sourceId', '{}', 0, 3, 0, '2025-03-14T00:00:00.000Z');`,
  );
  old.prepare('INSERT INTO dataset_features VALUES (1, ?)').run(JSON.stringify(features));
  old.close();
  const store = openFailureStore(dataDir, () => new Date(0));
  onTestFinished(() => store.close());
  const rules = [
    { id: 'words', kind: 'keywords', words },
    { id: 'column', column: 'City', value: 'Ulm' },
    { id: 'otherWords', kind: 'keywords', words: { ...words, not: [] } },
    { id: 'otherColumn', column: 'City', value: 'Bonn' },
    { id: 'group', value: 'Late' },
  ].map((wish) => ruleSchema.parse({ dataset: 'd1', ...wish }));
  expect(await store.waitingRules({ mapId: 'm1', rules }, never)).toEqual(['otherWords', 'otherColumn']);
  await store.removeDataset({ mapId: 'm1', dataset: 'd1' }, never);
  expect(await store.waitingRules({ mapId: 'm1', rules }, never)).toHaveLength(4);
});
