import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { tablesOf } from '#domain/failures/tallies.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { counts, openTestFailures, ticketHead, ticketSettings } from '#server/testing/openTestFailures.ts';

const march = `${ticketHead}1,2025-03-14 10:00,Late,Call 212-555-0142,phone,ann\n2,2025-03-15 23:30,Lost,=cmd,web,ann\n3,soon,Lost,x,web,bob\n`;

describe('importing', () => {
  test('every row ends in one of four ways, and the same file again changes nothing', async () => {
    const { failures, countText } = await openTestFailures();
    expect(await countText(march)).toEqual(counts(2, 0, 0, 1));
    const tag = await failures.call('talliesTag', 'm1');
    expect(await countText(march)).toEqual(counts(0, 0, 2, 1));
    expect(await failures.call('talliesTag', 'm1')).toBe(tag);
  });

  test('next month’s file under the same source adds, and says which rows it restates', async () => {
    const { failures, importText, countText } = await openTestFailures();
    await importText(march, { source: 'tickets' });
    const april = `${ticketHead}2,2025-03-15 23:30,Lost,found again,web,ann\n4,2025-04-01 08:00,Late,x,web,cy\n`;
    expect(await countText(april, { source: 'tickets' })).toEqual(counts(1, 1, 0, 0));
    const { datasets } = await failures.call('inventory', 'm1');
    expect(datasets).toMatchObject([{ id: 'd1', source: 'tickets', rows: 3, revision: 2, groupBy: 'What' }]);
  });

  test('rows without an id are known by their content, equal rows stay as many as they are', async () => {
    const { countText } = await openTestFailures();
    const columns = { occurredAt: 'Day', touchpoint: 'What' };
    const text = 'Day,What\n2025-03-14,Late\n2025-03-14,Late\n2025-03-15,Lost\n';
    expect(await countText(text, { columns })).toEqual(counts(3, 0, 0, 0));
    expect(await countText(text, { columns })).toEqual(counts(0, 0, 3, 0));
    expect(await countText(`${text}2025-03-14,Late\n`, { columns })).toEqual(counts(1, 0, 3, 0));
  });

  test('a dry run tells the counts and keeps nothing', async () => {
    const { failures, importText } = await openTestFailures();
    expect(await importText(march, { isDryRun: true })).toMatchObject({
      datasetId: null,
      counts: { accepted: 2 },
      rejectsId: null,
      rejects: [{ rowNumber: 4, column: 'Day' }],
    });
    expect(await failures.call('inventory', 'm1')).toEqual({ datasets: [], exposures: null });
  });

  test('what is not answered is asked, and nothing is kept', async () => {
    const { failures, importText } = await openTestFailures();
    const result = await importText(`${ticketHead}1,3/4/2025,Late,x,web,ann\n`, { timeZone: undefined });
    expect(result).toMatchObject({ state: 'asks', questions: [{ id: 'dateOrder.Day' }, { id: 'timeZone' }] });
    expect(await failures.call('inventory', 'm1')).toEqual({ datasets: [], exposures: null });
  });

  test('a cancelled import leaves nothing', async () => {
    const { failures, dataDir } = await openTestFailures();
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},2025-03-14,Late,x,web,ann`);
    const file = join(dataDir, 'big.csv');
    await writeFile(file, ticketHead + rows.join('\n'));
    const stop = new AbortController();
    const wish = {
      mapId: 'm1',
      file,
      fileName: 'big.csv',
      newDatasetId: 'd1',
      isDryRun: false,
      settings: ticketSettings,
    };
    const result = failures.call('ingest', wish, stop.signal);
    stop.abort();
    expect(await result).toEqual({ state: 'cancelled' });
    expect(await failures.call('inventory', 'm1')).toEqual({ datasets: [], exposures: null });
  });

  test('a file grouped otherwise, or whose ids repeat, is refused with a sentence', async () => {
    const { importText } = await openTestFailures();
    await importText(march);
    const columns = { ...ticketSettings.columns, touchpoint: 'Via' };
    expect(await importText(march, { columns })).toMatchObject({
      state: 'refused',
      problem: expect.stringContaining('grouped by “What”'),
    });
    const twice = `${ticketHead}1,2025-03-14,Late,x,web,ann\n1,2025-03-14,Late,x,web,ann\n`;
    expect(await importText(twice)).toMatchObject({
      state: 'refused',
      problem: expect.stringContaining('known by their ids'),
    });
  });

  test('rejected rows are kept as a file that no spreadsheet runs, with personal data masked', async () => {
    const { failures, importText } = await openTestFailures();
    const result = await importText(
      `${ticketHead}1,2025-03-14,Late,x,web,ann\n2,soon,Late,=1 ann@example.org,web,ann\n`,
    );
    const id = result.state === 'done' ? result.rejectsId : null;
    expect(await failures.call('rejects', { mapId: 'm1', id: id ?? '' })).toBe(
      `Row,Column,Reason,Id,Day,What,Said,Via,Who\r\n3,Day,“soon” is not a date that exists.,2,soon,Late,'=1 [e-mail],web,[name]\r\n`,
    );
    expect(await failures.call('rejects', { mapId: 'm2', id: id ?? '' })).toBeNull();
  });
});

test('the key that hashes customers lies in a file that only its owner reads', async () => {
  const { dataDir } = await openTestFailures();
  expect(statSync(join(dataDir, 'failures.key')).mode & 0o777).toBe(0o600);
});

const animals = new URL('../../../shared/data/nyc311_animals.csv', import.meta.url).pathname;
if (!existsSync(animals))
  console.warn('SKIPPED: ../shared/data/nyc311_animals.csv is missing, so nothing was proven with it.');

test.skipIf(!existsSync(animals))(
  'the animals file: 4,969 rows in, counted by type; the second time nothing changes',
  async () => {
    const { failures, tallies, evidence } = await openTestFailures();
    const columns = {
      sourceId: 'Unique Key',
      occurredAt: 'Created Date',
      touchpoint: 'Complaint Type',
      text: 'Descriptor',
    };
    const wish = {
      mapId: 'm1',
      file: animals,
      fileName: 'nyc311_animals.csv',
      newDatasetId: 'd1',
      isDryRun: false,
      settings: { columns, timeZone: 'America/New_York' },
    };
    expect(await failures.call('ingest', wish)).toMatchObject({ counts: counts(4969, 0, 0, 0) });
    expect(await failures.call('ingest', wish)).toMatchObject({ counts: counts(0, 0, 4969, 0) });
    const { unmatched } = assignFailures(tablesOf(await tallies()), emptyMap(), everyFailure);
    expect(unmatched.slice(0, 5).map((group) => group.count)).toEqual([1804, 1695, 921, 404, 72]);
    expect(unmatched.slice(5).reduce((sum, group) => sum + group.count, 0)).toBe(73);
    const largest = { dataset: 'd1', group: unmatched[0]?.value ?? '' };
    expect((await evidence({ keys: largest })).total).toBe(1804);
  },
);
