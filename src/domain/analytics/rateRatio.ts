import { betaQuantile } from './betaQuantile.ts';
import { binomialTest } from './binomialTest.ts';

/** k events at an amount of chances to happen: exposures, or days. */
export type Happened = { readonly events: number; readonly chances: number };

export type RateRatio = {
  /** The later rate over the earlier; null where the earlier saw no event. */
  readonly ratio: number | null;
  /** 95%; `high` is null where the earlier saw no event: then there is no upper bound. */
  readonly low: number;
  readonly high: number | null;
  /** Two-sided, of the rates being equal. */
  readonly pValue: number;
};

/**
 * Two Poisson rates against each other: given k₁ + k₂, k₁ is binomial with share N₁/(N₁+N₂) where the rates are equal.
 * The interval turns Clopper–Pearson's of that share into the ratio.
 * Unit: ratio, probability. Range: whole events ≥ 0, chances > 0, at least one event; else null.
 * Source: Przyborowski & Wilenski 1940, Biometrika 31, 313–323; as R's poisson.test.
 */
export function rateRatio(later: Happened, earlier: Happened): RateRatio | null {
  const n = later.events + earlier.events;
  const chances = later.chances + earlier.chances;
  if (!(later.chances > 0) || !(earlier.chances > 0) || !Number.isFinite(chances) || !(n > 0)) return null;
  const pValue = binomialTest(later.events, n, later.chances / chances);
  if (pValue === null) return null;
  const scale = earlier.chances / later.chances;
  const low = later.events === 0 ? 0 : betaQuantile(0.025, later.events, earlier.events + 1);
  const high = earlier.events === 0 ? null : betaQuantile(0.975, later.events + 1, earlier.events);
  return {
    ratio: earlier.events === 0 ? null : (later.events / earlier.events) * scale,
    low: oddsOf(low ?? 0) * scale,
    high: high === null ? null : oddsOf(high) * scale,
    pValue,
  };
}

function oddsOf(share: number): number {
  return share / (1 - share);
}
