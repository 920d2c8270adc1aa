import { expect, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { openTestFailures, ticketHead } from '#server/testing/openTestFailures.ts';

const byId = <R extends { readonly id: string }>(...records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const rule = (id: string, value: string, place: string, failureMode: string | null = null) =>
  ruleSchema.parse({ id, dataset: 'd1', value, place, failureMode });
const map = {
  touchpoints: byId(
    ...['deliver', 'call'].map((id) => touchpointSchema.parse({ id, position: { x: 0, y: 0 } })),
  ),
  paths: new Map(),
  failureModes: byId(failureModeSchema.parse({ id: 'late', places: ['deliver'] })),
  rules: byId(
    rule('r1', 'Late', 'deliver', 'late'),
    rule('r2', 'Late on phone', 'call', 'late'),
    rule('r3', 'Lost', 'deliver'),
  ),
};
const rows = [
  '1,2025-03-01,Late,a,web,ann',
  '2,2025-03-03,Late on phone,b,phone,ann',
  '3,2025-03-20,Late,c,web,ann',
  '4,2025-03-02,Late,d,web,bob',
  '5,2025-03-02,Lost,e,web,bob',
  '6,2025-03-05,Lost,f,web,',
  '7,2025-03-05,Other,g,web,ann',
];

test('episodes follow the rules, touch a place as a whole, and re-add with what names no customer', async () => {
  const { failures, importText } = await openTestFailures();
  await importText(ticketHead + rows.join('\n'));
  const wish = { mapId: 'm1', map, places: ['deliver'], mode: null, filter: everyFailure, windowDays: 14 };
  const page = await failures.call('episodes', wish);
  expect(page).toMatchObject({ contactsHere: 4, withoutCustomer: 1 });
  expect(page.summary).toMatchObject({
    episodes: 4,
    contacts: 5,
    customers: 2,
    severalPlaces: 1,
    attempts: [3, 1],
  });
  expect(page.episodes[0]).toMatchObject({
    problem: 'late',
    days: 2,
    channels: ['web', 'phone'],
    setbacks: ['changedChannel'],
    contacts: [
      { place: 'deliver', day: '2025-03-01' },
      { place: 'call', day: '2025-03-03' },
    ],
  });
  expect(JSON.stringify(page)).not.toContain('customer":');
  const late = await failures.call('episodes', { ...wish, places: null, mode: 'late', windowDays: 30 });
  expect(late.summary).toMatchObject({ episodes: 2, contacts: 4 });
  const march = { ...everyFailure, from: '2025-03-03', to: null };
  expect((await failures.call('episodes', { ...wish, filter: march })).summary).toMatchObject({
    episodes: 1,
  });
  expect((await failures.call('episodes', { ...wish, mapId: 'm2' })).summary.episodes).toBe(0);
});
