import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { combinedEffect } from './combinedEffect.ts';
import { customersLost } from './customersLost.ts';
import { harmAvoided } from './harmAvoided.ts';
import { netBenefit } from './netBenefit.ts';
import { pert } from './pert.ts';
import { threePoint, type ThreePoint } from './threePoint.ts';
import { yearlyHarm, type HarmInput } from './yearlyHarm.ts';

const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const rangeOf = (value: fc.Arbitrary<number>) =>
  fc.tuple(value, value, value).map((three) => {
    const [low = 0, likely = 0, high = 0] = three.toSorted((a, b) => a - b);
    return { low, likely, high };
  });
const ordered = (range: ThreePoint | null) =>
  range === null || (range.low <= range.likely && range.likely <= range.high);

test('the market damage model loses 6,980 customers in the reference case', () => {
  const input = {
    customersPerYear: 100_000,
    shareWithProblem: 0.2,
    shareComplaining: 0.3,
    satisfied: 0.4,
    mollified: 0.3,
    dissatisfied: 0.3,
    lossSatisfied: 0.1,
    lossMollified: 0.25,
    lossDissatisfied: 0.55,
    lossSilent: 0.45,
    lossWithoutProblem: 0.05,
  };
  expect(customersLost(input)).toBeCloseTo(6980, 6);
  expect(customersLost({ ...input, satisfied: 0.9 })).toBeNull();
  expect(customersLost({ ...input, customersPerYear: NaN })).toBeNull();
});

test('PERT of (2, 4, 12) has mean 5, sd about 1.6667 and exactly 1.732', () => {
  const { mean, sd, sdApprox } = pert({ low: 2, likely: 4, high: 12 })!;
  expect([mean, sd, sdApprox].map((x) => Number(x.toFixed(4)))).toEqual([5, 1.7321, 1.6667]);
  expect(pert({ low: 3, likely: 3, high: 3 })).toEqual({ mean: 3, sd: 0, sdApprox: 0 });
  expect(pert({ low: 3, likely: 2, high: 4 })).toBeNull();
});

test('two fixes of one failure combine and are never added', () => {
  expect(combinedEffect([0.5, 0.5])).toBeCloseTo(0.75, 12);
  expect(combinedEffect([])).toBe(0);
  expect(combinedEffect([1.2])).toBeNull();
  fc.assert(
    fc.property(fc.array(share), (effects) => {
      const combined = combinedEffect(effects)!;
      expect(combined).toBeGreaterThanOrEqual(Math.max(0, ...effects));
      expect(combined).toBeLessThanOrEqual(1);
    }),
  );
});

const known: HarmInput = {
  failures: 40,
  countedDays: 365.25,
  customersPerYear: 1_000,
  marginPerCustomer: 50,
  lossLow: 0.05,
  lossLikely: 0.1,
  lossHigh: 0.2,
};

test('yearly harm is customers who meet the failure × loss × margin, with their share of all customers', () => {
  const { harm, share, affected, missing } = yearlyHarm(known);
  expect(affected!.likely).toBeCloseTo(40, 9);
  expect(share!.likely).toBeCloseTo(0.04, 9);
  expect(harm!.likely).toBeCloseTo(1_000 * 0.04 * 0.1 * 50, 9);
  expect(harm!.low).toBeCloseTo(28.5766 * 0.05 * 50, 2);
  expect(missing).toEqual([]);
});

test('counts of half a year are annualised, and can never affect more customers than there are', () => {
  expect(yearlyHarm({ ...known, countedDays: 365.25 / 2 }).affected!.likely).toBeCloseTo(80, 9);
  expect(yearlyHarm({ ...known, failures: 5_000 }).affected!.likely).toBe(1_000);
});

test('what is unknown is named, and the harm is unknown with it', () => {
  const { harm, missing } = yearlyHarm({ ...known, lossHigh: null });
  expect([harm, missing]).toEqual([null, ['lossHigh']]);
  expect(yearlyHarm({ ...known, countedDays: null }).missing).toEqual(['counted failures']);
  expect(yearlyHarm({ ...known, customersPerYear: null })).toMatchObject({ share: null, missing: [] });
});

test('yearly harm is ordered, never negative, never NaN, and rises with its failures', () => {
  const input = fc.record({
    failures: fc.nat({ max: 10_000 }),
    countedDays: fc.option(fc.integer({ min: 0, max: 4000 })),
    customersPerYear: fc.option(amount),
    marginPerCustomer: fc.option(amount),
    lossLow: fc.option(share),
    lossLikely: fc.option(share),
    lossHigh: fc.option(share),
  });
  fc.assert(
    fc.property(input, (wish) => {
      const { harm, missing } = yearlyHarm(wish);
      expect(harm === null).toBe(missing.length > 0);
      expect(ordered(harm)).toBe(true);
      if (harm === null) return;
      expect(Object.values(harm).every((end) => Number.isFinite(end) && end >= 0)).toBe(true);
      const more = yearlyHarm({ ...wish, failures: wish.failures + 1 }).harm!;
      expect(more.likely).toBeGreaterThanOrEqual(harm.likely);
    }),
  );
});

const half = { low: 0.5, likely: 0.5, high: 0.5 };
const hundred = { low: 100, likely: 100, high: 100 };

test('overlapping fixes avoid less than the sum of what each avoids', () => {
  const harm = new Map([['late', hundred]]);
  expect(harmAvoided(harm, [{ late: half }])!.likely).toBe(50);
  expect(harmAvoided(harm, [{ late: half }, { late: half }])!.likely).toBe(75);
  expect(harmAvoided(harm, [{ other: half }])).toBeNull();
  expect(harmAvoided(new Map([['late', null]]), [{ late: half }])).toBeNull();
});

test('a fix counts only what the decided ones leave', () => {
  const harm = new Map([['late', hundred]]);
  const cost = { low: 10, likely: 20, high: 40 };
  expect(netBenefit(harm, { late: half }, [], cost).net).toEqual({ low: 10, likely: 30, high: 40 });
  expect(netBenefit(harm, { late: half }, [{ late: half }], cost).net).toEqual({
    low: -15,
    likely: 5,
    high: 15,
  });
  expect(netBenefit(harm, { late: half }, [], null)).toEqual({
    avoided: { low: 50, likely: 50, high: 50 },
    net: null,
  });
});

test('harm avoided by any set stays inside the harm and in order', () => {
  const mode = fc.constantFrom('a', 'b', 'c');
  const harms = fc.dictionary(mode, rangeOf(amount));
  const fixes = fc.array(fc.dictionary(mode, rangeOf(share)), { maxLength: 6 });
  fc.assert(
    fc.property(harms, fixes, (harm, set) => {
      const avoided = harmAvoided(new Map(Object.entries(harm)), set);
      const whole = Object.values(harm).reduce((sum, range) => sum + range.high, 0);
      expect(ordered(avoided)).toBe(true);
      if (avoided !== null) expect(avoided.high).toBeLessThanOrEqual(whole * (1 + 1e-12));
      const [fix = {}, ...decided] = set;
      const { avoided: gain, net } = netBenefit(new Map(Object.entries(harm)), fix, decided, hundred);
      expect(ordered(gain) && ordered(net)).toBe(true);
    }),
  );
});

test('three estimates are put in order, and one unknown makes all unknown', () => {
  expect(threePoint(3, 2, 1)).toEqual({ low: 1, likely: 2, high: 3 });
  expect(threePoint(1, null, 3)).toBeNull();
  expect(threePoint(1, NaN, 3)).toBeNull();
});
