import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kaplanMeier, type Lasting } from './kaplanMeier.ts';

const ended = (duration: number, count = 1): Lasting => ({ duration, ended: count, open: 0 });
const open = (duration: number, count = 1): Lasting => ({ duration, ended: 0, open: count });

/** Remission under 6-MP, in weeks (Freireich et al. 1963), the example of most textbooks. */
const remission = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((weeks) => ended(weeks)),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((weeks) => open(weeks)),
];

test('the textbook example has a median of 23 weeks, 13 to unbounded, and no p90', () => {
  const survival = kaplanMeier(remission)!;
  expect(survival).toMatchObject({ cases: 21, ended: 9, longest: 35 });
  expect(survival.median).toEqual({ duration: 23, interval: { low: 13, high: null } });
  expect(survival.p90).toEqual({ duration: null, interval: null });
});

test('without open cases it is the plain median and p90', () => {
  const survival = kaplanMeier(Array.from({ length: 100 }, (_, i) => ended(i + 1)))!;
  expect(survival.median.duration).toBe(50);
  expect(survival.p90.duration).toBe(90);
  expect(survival.median.interval!.low).toBeGreaterThan(30);
  expect(survival.median.interval!.high!).toBeLessThan(70);
});

test('leaving out the open cases would flatter: with them the median is longer', () => {
  const closed = [ended(10, 50), ended(20, 50)];
  const all = [...closed, open(15, 100)];
  expect(kaplanMeier(closed)!.median.duration).toBe(10);
  expect(kaplanMeier(all)!.median.duration).toBe(20);
});

test('counted in bins it says the same as case by case', () => {
  const line = fc.record({ duration: fc.nat(20), ended: fc.nat(4), open: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const single = lines.flatMap((each) => [
        ...Array.from({ length: each.ended }, () => ended(each.duration)),
        ...Array.from({ length: each.open }, () => open(each.duration)),
      ]);
      const [binned, cases] = [kaplanMeier(lines), kaplanMeier(single)];
      expect(binned?.median.duration).toEqual(cases?.median.duration);
      expect(binned?.p90.duration).toEqual(cases?.p90.duration);
      expect(binned?.cases).toBe(cases?.cases);
    }),
  );
});

test('a quantile lies in its interval, and p90 is no shorter than the median', () => {
  const line = fc.record({ duration: fc.nat(500), ended: fc.nat(3), open: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const survival = kaplanMeier(lines);
      if (survival === null) return;
      for (const { duration, interval } of [survival.median, survival.p90]) {
        if (duration === null) continue;
        expect(interval!.low).toBeLessThanOrEqual(duration);
        expect(interval!.high ?? Infinity).toBeGreaterThanOrEqual(duration);
      }
      const [median, p90] = [survival.median.duration, survival.p90.duration];
      if (p90 !== null) expect(median).toBeLessThanOrEqual(p90);
    }),
  );
});

test('nothing, or nonsense, has no duration', () => {
  expect(kaplanMeier([])).toBeNull();
  expect(kaplanMeier([ended(3, 0)])).toBeNull();
  expect(kaplanMeier([ended(-1)])).toBeNull();
  expect(kaplanMeier([open(5)])!.median).toEqual({ duration: null, interval: null });
});
