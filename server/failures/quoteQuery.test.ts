import { expect, test } from 'vitest';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { openTestFailures, ticketHead } from '#server/testing/openTestFailures.ts';

const everything = { mapId: 'm1', map: emptyMap(), keys: {}, filter: everyFailure, limit: 1, cursor: null };

test('quotes stand for the texts within the filter, masked, and are the same each time', async () => {
  const { failures, importText } = await openTestFailures();
  const lines = Array.from(
    { length: 30 },
    (_, index) =>
      `${index},2025-03-${(index % 28) + 1},Late,the parcel came late again and nobody at 212-555-0142 knew why ${index % 5},web,ann`,
  );
  await importText(`${ticketHead}${lines.join('\n')}\n40,2025-03-01,Late,,web,\n`);
  const quotes = await failures.call('quotes', everything);
  expect(quotes).toMatchObject({ read: 30, withWords: 30 });
  expect(quotes.quotes).toHaveLength(5);
  expect(JSON.stringify(quotes)).not.toContain('212-555');
  expect(await failures.call('quotes', everything)).toEqual(quotes);
  const oneDay = { ...everyFailure, from: '2025-03-01', to: '2025-03-01' };
  expect(await failures.call('quotes', { ...everything, filter: oneDay })).toMatchObject({ withWords: 2 });
  expect(
    await failures.call('quotes', { ...everything, keys: { unmatched: false, places: ['none'] } }),
  ).toEqual({
    quotes: [],
    dissenting: null,
    read: 0,
    withWords: 0,
  });
});

test('a record comes with the others of its customer on the same map, and with nobody else’s', async () => {
  const { failures, importText, evidence } = await openTestFailures();
  await importText(
    `${ticketHead}1,2025-03-01,Late,a,web,ann\n2,2025-03-02,Late,b,web,bob\n3,2025-03-03,Lost,c,web,ann\n4,2025-03-04,Lost,d,web,\n`,
  );
  const { rows } = await evidence();
  const [nobody, annLater] = rows;
  const record = await failures.call('record', { mapId: 'm1', id: annLater!.id });
  expect(record).toMatchObject({ row: annLater, ofCustomer: { total: 1, rows: [{ text: 'a' }] } });
  expect(await failures.call('record', { mapId: 'm1', id: nobody!.id })).toEqual({
    row: nobody,
    ofCustomer: null,
  });
  expect(await failures.call('record', { mapId: 'm2', id: nobody!.id })).toBeNull();
  expect(await failures.call('record', { mapId: 'm1', id: 'x' })).toBeNull();
});
