import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerEffort } from './customerEffort.ts';
import { defectsPerMillion } from './defectsPerMillion.ts';
import { netPromoterScore } from './netPromoterScore.ts';
import { recallBalance } from './recallBalance.ts';
import { satisfiedShare, type FivePoint } from './satisfiedShare.ts';

test('37 defects in 4,000 units of 5 opportunities are 1,850 per million', () => {
  expect(defectsPerMillion(37, 4000, 5)).toBeCloseTo(1850, 9);
  expect(defectsPerMillion(1, 0, 5)).toBeNull();
});

test('45, 30 and 25 of 100 recommend by 20 ± 15.9', () => {
  const score = netPromoterScore({ promoters: 45, passives: 30, detractors: 25 })!;
  expect(score.score).toBeCloseTo(20, 9);
  expect(score.margin).toBeCloseTo(15.9229, 3);
  expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
});

test('a recommendation score stays inside −100 to 100 with its interval', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (promoters, passives, detractors) => {
      const score = netPromoterScore({ promoters, passives, detractors });
      if (score === null) return;
      expect(score.interval.low).toBeGreaterThanOrEqual(-100);
      expect(score.interval.low).toBeLessThanOrEqual(score.score);
      expect(score.interval.high).toBeGreaterThanOrEqual(score.score);
      expect(score.interval.high).toBeLessThanOrEqual(100);
    }),
  );
});

test('satisfaction adds counts over cells, so a cell of two does not weigh like one of two hundred', () => {
  const small: FivePoint = [0, 0, 0, 0, 2];
  const large: FivePoint = [50, 50, 50, 25, 25];
  const both = satisfiedShare([small, large])!;
  expect(both.percent).toBeCloseTo((100 * 52) / 202, 9);
  expect(both.n).toBe(202);
  expect(both.interval.low).toBeLessThan(both.percent);
  expect(satisfiedShare([])).toBeNull();
  expect(satisfiedShare([[0, 0, 0, 0, 0]])).toBeNull();
});

test('effort and ease have opposite good sides and no common mean', () => {
  const effort = { polarity: 'effort', answers: [{ score: 4, count: 3 }] } as const;
  const ease = {
    polarity: 'ease',
    answers: [
      { score: 5, count: 1 },
      { score: 7, count: 3 },
    ],
  } as const;
  expect(customerEffort([effort])).toEqual({ polarity: 'effort', mean: 4, n: 3, better: 'lower' });
  expect(customerEffort([ease, ease])).toEqual({ polarity: 'ease', mean: 6.5, n: 8, better: 'higher' });
  expect(customerEffort([effort, ease])).toBeNull();
  expect(customerEffort([])).toBeNull();
});

test('what is heard overstates failures by as much as stays unheard', () => {
  const balance = recallBalance({ failures: 30, satisfied: 10, exposures: 4000 })!;
  expect(balance.failureShare).toBe(0.75);
  expect(balance.interval.low).toBeGreaterThan(0.58);
  expect(balance.shareOfAll).toBe(0.0075);
  expect(balance.failureShare * balance.heardShare!).toBeCloseTo(balance.shareOfAll!, 12);
  const unknown = recallBalance({ failures: 30, satisfied: 10, exposures: null });
  expect(unknown).toMatchObject({ failureShare: 0.75, shareOfAll: null, heardShare: null });
  expect(recallBalance({ failures: 0, satisfied: 0, exposures: 10 })).toBeNull();
  expect(recallBalance({ failures: 30, satisfied: 10, exposures: 39 })!.heardShare).toBeNull();
});
