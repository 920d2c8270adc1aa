import { describe, expect, test } from 'vitest';
import { openTestFailures } from '#server/testing/openTestFailures.ts';

const period = { touchpoint: 't', periodStart: '2025-01-01', periodEnd: '2025-01-31' };

describe('exposures', () => {
  test('are replaced by place and period, and removed by null', async () => {
    const { failures } = await openTestFailures();
    const put = (exposures: number | null) =>
      failures.call('putExposures', { mapId: 'm1', rows: [{ ...period, exposures }] });
    expect(await put(5)).toBeNull();
    expect(await put(7)).toBeNull();
    expect(await failures.call('exposures', 'm1')).toEqual([{ ...period, exposures: 7 }]);
    expect(await put(null)).toBeNull();
    expect(await failures.call('inventory', 'm1')).toMatchObject({ exposures: { rows: 0, revision: 3 } });
  });

  test('that overlap are refused, and nothing of the whole list is kept', async () => {
    const { failures } = await openTestFailures();
    const later = { ...period, periodStart: '2025-01-15', periodEnd: '2025-02-15' };
    const rows = [period, later].map((row) => ({ ...row, exposures: 5 }));
    expect(await failures.call('putExposures', { mapId: 'm1', rows })).toContain('would count twice');
    expect(await failures.call('exposures', 'm1')).toEqual([]);
  });

  test('keep how many were satisfied where somebody asked', async () => {
    const { failures } = await openTestFailures();
    const february = { ...period, periodStart: '2025-02-01', periodEnd: '2025-02-28' };
    const rows = [
      { ...period, exposures: 50, satisfied: 20 },
      { ...february, exposures: 60 },
    ];
    expect(await failures.call('putExposures', { mapId: 'm1', rows })).toBeNull();
    expect(await failures.call('exposures', 'm1')).toEqual(rows);
    await failures.call('putExposures', { mapId: 'm1', rows: [{ ...period, exposures: 50 }] });
    expect((await failures.call('exposures', 'm1'))[0]).toEqual({ ...period, exposures: 50 });
  });
});
