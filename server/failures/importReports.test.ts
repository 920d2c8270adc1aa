import { expect, test } from 'vitest';
import { openTestFailures, ticketHead } from '#server/testing/openTestFailures.ts';

test('a dataset tells its days, its answers and how its last import went, and forgets it when it is removed', async () => {
  const { failures, importText } = await openTestFailures();
  const detail = (dataset = 'd1') => failures.call('datasetDetail', { mapId: 'm1', dataset });
  await importText(
    `${ticketHead}1,2025-03-14,Late,a,web,ann\n2,2025-03-20,Late,b,web,\n3,soon,Late,c,web,\n`,
  );
  const told = await detail();
  expect(told).toMatchObject({
    rows: 2,
    days: { first: '2025-03-14', last: '2025-03-20' },
    groupBy: 'What',
    settings: { columns: { text: 'Said' } },
    lastImport: { fileName: 'march.csv', counts: { read: 3, accepted: 2, rejected: 1 } },
  });
  const { rejectsId, proofs } = told!.lastImport!;
  expect(proofs.length).toBeGreaterThan(0);
  expect(await failures.call('rejects', { mapId: 'm1', id: rejectsId! })).toContain('soon');
  await importText(`${ticketHead}9,2025-04-01,Late,d,web,\n`);
  expect(await detail()).toMatchObject({ rows: 3, lastImport: { counts: { read: 1 }, rejectsId: null } });
  expect(await detail('d2')).toBeNull();
  await failures.call('removeDataset', { mapId: 'm1', dataset: 'd1' });
  expect(await detail()).toBeNull();
});
