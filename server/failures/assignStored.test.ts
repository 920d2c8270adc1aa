import { expect, test } from 'vitest';
import { binOfMinutes } from '#domain/failures/durationBins.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { openTestFailures } from '#server/testing/openTestFailures.ts';

const tickets = `Day,What,Resolve,Plan
2025-03-14,Late,30,gold
2025-03-14,Late,90,basic
2025-03-15,Late,,gold
2025-03-15,Lost,5,gold
`;
const settings = {
  columns: { occurredAt: 'Day', touchpoint: 'What', resolve: 'Resolve', segments: ['Plan'] },
  units: { Resolve: 'minutes' },
} satisfies Partial<ImportSettings>;

const map = {
  ...emptyMap(),
  touchpoints: new Map([['door', touchpointSchema.parse({ id: 'door', position: { x: 0, y: 0 } })]]),
  rules: new Map([['r', ruleSchema.parse({ id: 'r', dataset: 'd1', value: 'Late', place: 'door' })]]),
};

async function assigned(more: Partial<FailureFilter>, wanted: 'counts' | 'durations') {
  const { failures, importText } = await openTestFailures();
  expect(await importText(tickets, settings)).toMatchObject({ state: 'done' });
  return failures.call('assign', { mapId: 'm1', map, filter: { ...everyFailure, ...more }, wanted });
}

test('durations are counted from the rows where they are wanted, and all else stays the same', async () => {
  const [counts, durations] = [await assigned({}, 'counts'), await assigned({}, 'durations')];
  expect(counts.places.get('door')).toMatchObject({ count: 3, resolve: null });
  const { resolve, reply: _reply, ...rest } = durations.places.get('door')!;
  expect(resolve?.ended[binOfMinutes(30)]).toBe(1);
  expect(resolve?.ended.reduce((sum, each) => sum + each, 0)).toBe(2);
  expect(resolve?.open.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect({ ...rest, resolve: null, reply: null }).toEqual(counts.places.get('door'));
  expect(durations.total).toBe(4);
});

test('a filter by a segment column is answered from the rows', async () => {
  const { places, total } = await assigned({ segments: { Plan: ['gold'] } }, 'counts');
  expect([places.get('door')?.count, total]).toEqual([2, 3]);
});
