import { describe, expect, test } from 'vitest';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { tablesOf } from '#domain/failures/tallies.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { openTestFailures, ticketHead, type TestFailures } from '#server/testing/openTestFailures.ts';

const march = `${ticketHead}1,2025-03-14 10:00,Late,Call 212-555-0142,phone,ann\n2,2025-03-15 23:30,Lost,=cmd,web,ann\n3,soon,Lost,x,web,bob\n`;

describe('reading back', () => {
  test('tallies count by group, channel and the day where it happened', async () => {
    const { importText, tallies } = await openTestFailures();
    await importText(march);
    const { datasets } = await tallies();
    expect(datasets).toMatchObject([
      {
        keys: [{ group: 'Late' }, { group: 'Lost' }],
        channels: ['phone', 'web'],
        key: [0, 1],
        day: [20_161, 20_162],
        count: [1, 1],
      },
    ]);
    await importText(`${ticketHead}9,2025-03-14,Late,x,phone,ann\n`);
    expect((await tallies()).datasets[0]?.count).toEqual([2, 1]);
  });

  test('the thread brings tallies to places as the browser does', async () => {
    const { failures, importText, tallies } = await openTestFailures();
    await importText(march);
    const rule = ruleSchema.parse({ id: 'r', dataset: 'd1', value: 'Late', place: 'call' });
    const touchpoint = touchpointSchema.parse({ id: 'call', position: { x: 0, y: 0 } });
    const map = {
      ...emptyMap(),
      rules: new Map([['r', rule]]),
      touchpoints: new Map([['call', touchpoint]]),
    };
    const { rules, touchpoints, paths, failureModes } = map;
    const wish = {
      mapId: 'm1',
      map: { rules, touchpoints, paths, failureModes },
      filter: everyFailure,
      wanted: 'counts' as const,
    };
    const assigned = await failures.call('assign', wish);
    expect(assigned).toEqual(assignFailures(tablesOf(await tallies()), map, everyFailure));
    expect(assigned).toMatchObject({ total: 2, matched: 1, unmatched: [{ value: 'Lost', count: 1 }] });
  });

  test('evidence is newest first, masked, with time in UTC and the other columns by name', async () => {
    const { importText, evidence } = await openTestFailures();
    await importText(march);
    const { rows, total } = await evidence();
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { group: 'Lost', occurredAt: '2025-03-16T03:30:00.000Z', day: '2025-03-15', rowNumber: 3 },
      { group: 'Late', text: 'Call [phone]', sourceId: '1', fields: { Day: '2025-03-14 10:00' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('"ann"');
  });

  test('evidence keeps to its groups, days, channels and words, and pages without loss', async () => {
    const { importText, evidence } = await openTestFailures();
    const days = Array.from(
      { length: 25 },
      (_, index) => `${index},2025-03-${(index % 28) + 1},Late,number ${index},web,`,
    );
    await importText(ticketHead + days.join('\n'));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<TestFailures['evidence']>> = await evidence({ limit: 10, cursor });
      expect(page.total).toBe(25);
      seen.push(...page.rows.map((row) => row.sourceId ?? ''));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => String(24 - index)));
    const some = { filter: { ...everyFailure, from: '2025-03-02', to: '2025-03-03', channels: ['web'] } };
    expect((await evidence(some)).total).toBe(2);
    expect(
      (await evidence({ filter: { ...everyFailure, q: 'NUMBER 7' } })).rows.map((row) => row.sourceId),
    ).toEqual(['7']);
    expect((await evidence({ filter: { ...everyFailure, q: '%' } })).total).toBe(0);
    expect((await evidence({ keys: { dataset: 'd1', group: 'Late' } })).total).toBe(25);
    expect((await evidence({ keys: { group: 'Lost' } })).total).toBe(0);
    expect((await evidence({ keys: { dataset: 'd2' } })).total).toBe(0);
    expect((await evidence({ mapId: 'm2' })).total).toBe(0);
  });

  test('a removed dataset and a removed map are gone', async () => {
    const { failures, importText, evidence } = await openTestFailures();
    await importText(march);
    expect(await failures.call('removeDataset', { mapId: 'm2', dataset: 'd1' })).toBe(false);
    expect(await failures.call('removeDataset', { mapId: 'm1', dataset: 'd1' })).toBe(true);
    expect((await evidence()).total).toBe(0);
    await importText(march);
    await failures.call('removeMap', 'm1');
    expect((await evidence()).total).toBe(0);
  });
});
