import type { Interval } from './interval.ts';

/** Answers to "would you recommend us", 0–10: 9–10 promote, 7–8 are passive, 0–6 detract. */
export type Recommending = {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
};

export type NetPromoterScore = {
  readonly score: number;
  readonly n: number;
  /** Half the width of the 95% interval before it is kept inside −100…100. */
  readonly margin: number;
  readonly interval: Interval;
};

const z = 1.959964;

/**
 * NPS: 100·(p − d), with the 95% interval from var = p + d − (p − d)².
 * Unit: points. Range: counts ≥ 0, at least one answer → −100…100; else null. Where all answers are alike the variance
 * is 0, which a small sample does not mean: read n beside it.
 * Source: Reichheld, HBR 2003; variance of a difference of multinomial shares (Rocks 2016).
 */
export function netPromoterScore(answers: Recommending): NetPromoterScore | null {
  const { promoters, passives, detractors } = answers;
  const n = promoters + passives + detractors;
  if (!(promoters >= 0 && passives >= 0 && detractors >= 0) || !(n > 0) || !Number.isFinite(n)) return null;
  const [p, d] = [promoters / n, detractors / n];
  const score = 100 * (p - d);
  const margin = 100 * z * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n);
  return {
    score,
    n,
    margin,
    interval: { low: Math.max(-100, score - margin), high: Math.min(100, score + margin) },
  };
}
