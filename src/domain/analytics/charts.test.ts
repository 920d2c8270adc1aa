import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { laneySpread } from './laneySpread.ts';
import { meanMovingRange } from './meanMovingRange.ts';
import { pChart } from './pChart.ts';
import { uChart } from './uChart.ts';
import { xmrChart } from './xmrChart.ts';

const complaintsFile = new URL('../../../../shared/data/comcast_telecom_complaints.csv', import.meta.url)
  .pathname;
if (!existsSync(complaintsFile)) {
  console.warn(`SKIPPED: ${complaintsFile} is missing, so the charts were proven on a small series only.`);
}

/** Complaints a day, 1 April to 30 June 2015; day and month of every row with a day up to 12 are swapped back. */
function complaintsADay(): { readonly days: readonly string[]; readonly counts: readonly number[] } {
  const perDay = new Map<string, number>();
  const text = readFileSync(complaintsFile, 'utf8');
  for (const [, first = '', second = '', year = ''] of text.matchAll(/,(\d\d)-(\d\d)-(2015),\d\d-[A-Z]/g)) {
    const day = Number(first) <= 12 ? `${year}-${first}-${second}` : `${year}-${second}-${first}`;
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const days = [...perDay.keys()].toSorted();
  return { days, counts: days.map((day) => perDay.get(day) ?? 0) };
}

test.skipIf(!existsSync(complaintsFile))('91 days of real complaints give the reference chart', () => {
  const { days, counts } = complaintsADay();
  expect([days.length, days[0], days.at(-1)]).toEqual([91, '2015-04-01', '2015-06-30']);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2224);
  expect([counts[days.indexOf('2015-04-05')], counts[days.indexOf('2015-06-05')]]).toEqual([6, 29]);
  const chart = xmrChart(counts, 60)!;
  expect(chart.centre).toBeCloseTo(15.5667, 4);
  expect(chart.limits[0]!.high).toBeCloseTo(31.3914, 4);
  expect(chart.beyond.filter((i) => i < 60)).toEqual([]);
  expect([days[chart.beyond[0]!], counts[chart.beyond[0]!]]).toEqual(['2015-06-12', 43]);
  const runs = chart.runs.map((run) => [days[run.first], days[run.last], run.side, run.isInBaseline]);
  expect(runs).toEqual([
    ['2015-05-01', '2015-05-15', 'below', true],
    ['2015-06-08', '2015-06-20', 'above', false],
    ['2015-06-22', '2015-06-30', 'above', false],
  ]);
});

test.skipIf(!existsSync(complaintsFile))(
  'a c chart of the same days gives a false alarm, u′ does not',
  () => {
    const { days, counts } = complaintsADay();
    const points = counts.map((found) => ({ found, outOf: 1 }));
    const plain = uChart(points, 60, 'plain')!;
    expect(plain.beyond.filter((i) => i < 60).map((i) => days[i])).toEqual(['2015-04-08']);
    const wide = uChart(points, 60, 'asFound')!;
    expect(wide.spread).toBeCloseTo(1.33674, 4);
    expect(wide.beyond.filter((i) => i < 60)).toEqual([]);
  },
);

const calm = [10, 12, 8, 14, 9, 11, 13, 7, 10, 12, 11, 9];

test('limits are learnt from the baseline and frozen', () => {
  const chart = xmrChart([...calm, 40, 10, 11], 12)!;
  expect(chart.centre).toBe(10.5);
  expect(chart.limits[14]).toEqual(chart.limits[0]);
  expect(chart.limits[0]!.high).toBeCloseTo(10.5 + (2.66 * 35) / 11, 9);
  expect(chart.beyond).toEqual([12]);
  expect(xmrChart([...calm, 3, 10, 11], 12)!.beyond).toEqual([]);
});

const above = (count: number) => Array.from({ length: count }, () => 11);

test('eight in a row on one side are a run, seven are not, and a point on the line ends it', () => {
  expect(xmrChart([...calm, 10, ...above(7)], 12)!.runs).toEqual([]);
  expect(xmrChart([...calm, 10, ...above(8)], 12)!.runs).toEqual([
    { first: 13, last: 20, side: 'above', isInBaseline: false },
  ]);
  expect(xmrChart([...calm, ...above(4), 10.5, ...above(4)], 12)!.runs).toEqual([]);
});

test('a baseline under 12 points, or longer than the series, gives no chart', () => {
  expect(xmrChart(calm, 11)).toBeNull();
  expect(xmrChart(calm, 13)).toBeNull();
  expect(xmrChart([...calm, NaN], 12)).toBeNull();
  expect(uChart([], 12, 'plain')).toBeNull();
});

const found = [10, 12, 8, 14, 9, 11, 13, 7, 10, 12, 30, 9, 11, 10];
const outOf = [100, 110, 95, 120, 100, 100, 130, 80, 100, 115, 100, 100, 105, 100];
const points = found.map((each, i) => ({ found: each, outOf: outOf[i] ?? 0 }));

test('u and p charts follow their exposures', () => {
  const u = uChart(points, 12, 'plain')!;
  expect(u.centre).toBeCloseTo(0.116, 9);
  expect([u.limits[0]!.high, u.limits[1]!.high].map((x) => x.toFixed(4))).toEqual(['0.2182', '0.2134']);
  expect(u.beyond).toEqual([10]);
  const p = pChart(points, 12, 'plain')!;
  expect([p.limits[0]!.high, p.limits[1]!.high].map((x) => x.toFixed(4))).toEqual(['0.2121', '0.2076']);
  expect(uChart(points, 12, 'asFound')!.spread).toBeCloseTo(1.30127, 4);
  expect(pChart(points, 12, 'asFound')!.spread).toBeCloseTo(1.38402, 4);
  expect(pChart([{ found: 2, outOf: 1 }, ...points], 12, 'plain')).toBeNull();
});

test('a day without exposures has no value and no limits', () => {
  const u = uChart([...points, { found: 0, outOf: 0 }], 12, 'asFound')!;
  expect([u.values.at(-1), u.limits.at(-1)]).toEqual([null, null]);
});

test('limits are widened for dispersion beyond chance only', () => {
  expect(laneySpread([1, -1, 1, -1, 0.5, -0.5])).toBe(1);
  expect(laneySpread([4, -4, 4, -4, 4, -4])).toBeCloseTo(8 / 1.128, 9);
  expect(meanMovingRange([5])).toBeNull();
});

test('no point of a chart is both within its limits and a signal, and runs never overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 12, maxLength: 80 }), (counts) => {
      const { limits, beyond, runs, values } = xmrChart(counts, 12)!;
      values.forEach((value, i) => {
        const isOut = value! > limits[i]!.high || value! < limits[i]!.low;
        expect(beyond.includes(i)).toBe(isOut);
      });
      runs.forEach((run, i) => {
        expect(run.last - run.first).toBeGreaterThanOrEqual(7);
        expect(run.first).toBeGreaterThan(runs[i - 1]?.last ?? -1);
      });
    }),
  );
});
