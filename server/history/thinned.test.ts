import { expect, test } from 'vitest';
import type { VersionEntry } from './HistoryCalls.ts';
import { thinned } from './thinned.ts';

const now = new Date('2026-11-22T12:30:00Z');
const minute = 60_000;

function version(index: number, minutesAgo: number, name: string | null = null): VersionEntry {
  const at = new Date(now.getTime() - minutesAgo * minute).toISOString();
  const by = [{ personId: `p${index}`, name: `Person ${index}` }];
  return { id: String(1_000 - index), at, name, why: name === null ? 'edits' : 'named', by, things: 1 };
}

/** One every ten minutes for twenty days, newest first. */
const all = Array.from({ length: 20 * 24 * 6 }, (_, index) => version(index, index * 10));

test('all that editing makes in a day are kept, then one an hour for a week, then one a day, always the last of its time', () => {
  const gone = new Set(thinned(all, now).gone);
  const kept = all.filter(({ id }) => !gone.has(id));
  const ages = kept.map(({ at }) => (now.getTime() - Date.parse(at)) / (60 * minute));
  expect(ages.filter((age) => age <= 24)).toHaveLength(145);
  expect(ages.filter((age) => age > 24 && age <= 7 * 24)).toHaveLength(6 * 24 + 1);
  expect(ages.filter((age) => age > 7 * 24).length).toBeLessThanOrEqual(14);
  for (const { at } of kept.slice(146, 280)) expect(at.slice(14, 16)).toBe('50');
});

test('however many a day or ten years bring, what stays is bounded, and the newest stay one by one', () => {
  const flood = Array.from({ length: 24 * 3_600 }, (_, index) => version(index, index / 60));
  const kept = flood.length - thinned(flood, now).gone.length;
  expect(kept).toBeLessThanOrEqual(50 + 24 * 30 + 1);
  expect(thinned(flood, now).gone.includes(flood[49]!.id)).toBe(false);
  // What stood before the flood stays, however many come after it.
  const before = version(999_999, 61);
  expect(thinned([...flood.slice(0, 3_600), before], now).gone).not.toContain(before.id);

  const years = Array.from({ length: 3_650 }, (_, days) => version(days, days * 24 * 60));
  expect(years.length - thinned(years, now).gone.length).toBeLessThanOrEqual(401 + 3_250 / 30 + 2);
});

test('named ones stay, whatever their age; who made what goes is named with what comes after', () => {
  const named = [version(0, 0), version(1, 50_000, 'Kick-off'), version(2, 50_001), version(3, 50_002)];
  const { gone, credited } = thinned(named, now);
  expect(gone).toEqual(['997']);
  expect(credited.map(({ id, by }) => [id, by.map(({ personId }) => personId)])).toEqual([
    ['998', ['p3', 'p2']],
  ]);
});

test('thinning what was thinned lets nothing more go', () => {
  const gone = new Set(thinned(all, now).gone);
  const kept = all.filter(({ id }) => !gone.has(id));
  expect(thinned(kept, now)).toEqual({ gone: [], credited: [] });
});
