import { expect, test } from 'vitest';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { parseDay } from '#domain/failures/day.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { keyOfGroup, type MatchKey } from '#domain/failures/matchKey.ts';
import { failureTables } from '#testing/failureTables.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { fixSchema } from '#domain/map/fix.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { whatToFix } from './whatToFix.ts';

const byId = <R extends { id: string }>(records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));
const firstDay = parseDay('2025-01-01')!;
const half = { low: 0.5, likely: 0.5, high: 0.5 };

const map: JourneyMap = {
  ...emptyMap({
    customersPerYear: 10_000,
    marginPerCustomer: 100,
    lossLow: 0.05,
    lossLikely: 0.1,
    lossHigh: 0.2,
  }),
  touchpoints: byId(['pay', 'deliver'].map((id) => touchpointSchema.parse({ id, position: { x: 0, y: 0 } }))),
  datasets: byId([datasetSchema.parse({ id: 'd1' })]),
  failureModes: byId([
    failureModeSchema.parse({ id: 'late', place: 'deliver', severity: 7 }),
    failureModeSchema.parse({ id: 'twice', place: 'pay', severity: 4 }),
    failureModeSchema.parse({ id: 'guessed', place: 'pay', severity: 9 }),
  ]),
  rules: byId([
    ruleSchema.parse({ id: 'r1', dataset: 'd1', value: 'Late', place: 'deliver', failureMode: 'late' }),
    ruleSchema.parse({ id: 'r2', dataset: 'd1', value: 'Twice', place: 'pay', failureMode: 'twice' }),
  ]),
  fixes: byId([
    fixSchema.parse({ id: 'text', costLow: 100, costLikely: 200, costHigh: 400, reduces: { late: half } }),
    fixSchema.parse({ id: 'call', costLikely: 9_000, reduces: { late: half } }),
    fixSchema.parse({ id: 'ask', costLikely: 50, reduces: { guessed: half } }),
    fixSchema.parse({ id: 'old', status: 'done', costLikely: 1, reduces: { late: half } }),
  ]),
};

/** 80 late and 73 charged twice over 73 days: a year holds 365.25 / 73 times as many. */
const tallies = failureTables({
  groups: ['Late', 'Twice'],
  cells: [
    { key: 0, day: firstDay, count: 80 },
    { key: 1, day: firstDay, count: 70 },
    { key: 1, day: firstDay + 72, count: 3 },
  ],
});

const read = (now: JourneyMap) => whatToFix(now, assignFailures(tallies, now, everyFailure), tallies);

const perYear = 365.25 / 73;
const lateHarm = 80 * perYear * 0.1 * 100;

test('harm is the annualised count times loss and margin, and unknown where no rule leads failures', () => {
  const { harms } = read(map);
  const [late, twice, guessed] = harms;
  expect(late).toMatchObject({ place: 'deliver', failures: 80, costToFix: 9_200 });
  expect(late!.yearly.harm!.likely).toBeCloseTo(lateHarm, 6);
  expect(twice!.yearly.harm!.likely).toBeCloseTo(73 * perYear * 0.1 * 100, 6);
  expect(guessed).toMatchObject({ failures: null, yearly: { harm: null, missing: ['counted failures'] } });
});

test('rows that a person or the matcher brought count over the days of their dataset, as those of a rule do', () => {
  const place = 'pay';
  const keys: readonly MatchKey[] = [
    { ...keyOfGroup('Odd'), person: { place, mode: 'guessed' } },
    { ...keyOfGroup('Odd'), matcher: { place, mode: 'guessed' } },
  ];
  const matching = ruleSchema.parse({ id: 'r3', dataset: 'd1', kind: 'matcher', order: 'a1' });
  const decided = failureTables({
    keys,
    cells: [
      { key: 0, day: firstDay, count: 40 },
      { key: 1, day: firstDay + 72, count: 33 },
    ],
  });
  const now = { ...map, rules: new Map(map.rules).set('r3', matching) };
  const { harms } = whatToFix(now, assignFailures(decided, now, everyFailure), decided);
  const guessed = harms.find(({ mode }) => mode.id === 'guessed')!;
  expect(guessed).toMatchObject({ failures: 73, yearly: { missing: [] } });
  expect(guessed.yearly.harm!.likely).toBeCloseTo(73 * perYear * 0.1 * 100, 6);
});

test('fixes are ranked by what they bring, unknown ones last, done ones left out', () => {
  const { fixes, wholeHarm, allAvoided } = read(map);
  expect(fixes.map(({ fix }) => fix.id)).toEqual(['text', 'call', 'ask']);
  expect(fixes[0]!.net!.likely).toBeCloseTo(lateHarm / 2 - 200, 6);
  expect(fixes[2]).toMatchObject({ avoided: null, net: null, place: 'pay' });
  expect(allAvoided!.likely).toBeCloseTo(0.75 * lateHarm, 6);
  expect(wholeHarm!.likely).toBeCloseTo(lateHarm + 3_652.5, 6);
});

test('what a funded fix prevents is not counted again for the next one', () => {
  const funded = { ...map.fixes.get('call')!, status: 'funded' as const };
  const { fixes } = read({ ...map, fixes: new Map(map.fixes).set('call', funded) });
  expect(fixes.find(({ fix }) => fix.id === 'text')!.avoided!.likely).toBeCloseTo(lateHarm / 4, 6);
  expect(fixes.find(({ fix }) => fix.id === 'call')!.avoided!.likely).toBeCloseTo(lateHarm / 2, 6);
});

test('without the assumptions every harm is unknown and says what is missing', () => {
  const { harms, wholeHarm } = read({ ...map, meta: emptyMap().meta });
  expect(wholeHarm).toBeNull();
  const late = harms.find(({ mode }) => mode.id === 'late')!;
  expect(late.yearly.missing).toEqual(['marginPerCustomer', 'lossLow', 'lossLikely', 'lossHigh']);
});

test('a failure mode whose touchpoint is gone keeps its analysis and has no place', () => {
  const { harms } = read({ ...map, touchpoints: new Map() });
  expect(harms.every(({ place }) => place === null)).toBe(true);
  expect(harms).toHaveLength(3);
});
