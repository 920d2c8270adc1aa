import { gammaQuantile } from './gammaQuantile.ts';
import type { Interval } from './interval.ts';
import { poissonInterval } from './poissonInterval.ts';

/** k failures at N exposures of one place. */
export type Counted = { readonly failures: number; readonly exposures: number };

export type ShrunkenRate = {
  /** Failures per 1,000 exposures, drawn towards the map's mean as far as the place's data is thin. */
  readonly ratePerThousand: number;
  readonly intervalPerThousand: Interval;
  /** False where the places do not differ beyond chance: everybody then gets the common mean. */
  readonly differenceFound: boolean;
};

/**
 * Gamma–Poisson shrinkage by the method of moments: m = Σk/ΣN, s² = ΣNᵢ(rᵢ−m)²/ΣN, A = max(0, s² − m/N̄),
 * w = A/(A + m/Nᵢ), rate = m + w(rᵢ − m); interval: 95% of the gamma posterior with shape m²/A + k, rate m/A + N.
 * A = 0: everybody gets m with the exact Poisson interval of the pooled count ("no difference found").
 * Unit: per 1,000 exposures. Range: ≥ 0, low ≤ rate ≤ high. A place whose N is not above 0 gets null and counts for nobody.
 * Source: Marshall 1991, Applied Statistics 40, 283–294; interval: conjugate gamma posterior.
 */
export function shrunkenRates(places: readonly Counted[]): (ShrunkenRate | null)[] {
  const usable = places.filter(isUsable);
  const exposures = usable.reduce((sum, place) => sum + place.exposures, 0);
  const failures = usable.reduce((sum, place) => sum + place.failures, 0);
  const mean = failures / exposures;
  const spread = usable.reduce((sum, p) => sum + p.exposures * (p.failures / p.exposures - mean) ** 2, 0);
  const between = Math.max(0, spread / exposures - (mean * usable.length) / exposures);
  const pooled = pooledRate(failures, exposures);
  return places.map((place) => {
    if (!isUsable(place)) return null;
    return between > 0 ? posterior(place, mean, between) : pooled;
  });
}

function isUsable({ failures, exposures }: Counted): boolean {
  return failures >= 0 && exposures > 0 && Number.isFinite(failures) && Number.isFinite(exposures);
}

function pooledRate(failures: number, exposures: number): ShrunkenRate | null {
  const interval = poissonInterval(failures);
  if (interval === null || !(exposures > 0)) return null;
  return {
    ratePerThousand: (1000 * failures) / exposures,
    intervalPerThousand: { low: (1000 * interval.low) / exposures, high: (1000 * interval.high) / exposures },
    differenceFound: false,
  };
}

function posterior(place: Counted, mean: number, between: number): ShrunkenRate | null {
  const shape = (mean * mean) / between + place.failures;
  const rate = mean / between + place.exposures;
  const low = gammaQuantile(0.025, shape, rate);
  const high = gammaQuantile(0.975, shape, rate);
  if (low === null || high === null) return null;
  // shape/rate is m + w(rᵢ − m) written without a difference that could round below 0. A very skewed posterior can have
  // its mean above its 97.5% quantile: the bound then gives way, so that the number stays inside its own interval.
  const ratePerThousand = (1000 * shape) / rate;
  return {
    ratePerThousand,
    intervalPerThousand: { low: 1000 * low, high: Math.max(1000 * high, ratePerThousand) },
    differenceFound: true,
  };
}
