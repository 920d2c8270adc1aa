import { poissonInterval } from './poissonInterval.ts';
import { threePoint, type ThreePoint } from './threePoint.ts';

export type HarmInput = {
  /** Failures counted under the failure mode. */
  readonly failures: number;
  /** Exposures of the same place in the same time; null where nobody counted them. */
  readonly exposures: number | null;
  /** Length in days of the time that the exposures were counted over. */
  readonly exposedDays: number;
  /** Length in days of the time that the failures were counted over; null where there are none. */
  readonly countedDays: number | null;
  readonly customersPerYear: number | null;
  readonly marginPerCustomer: number | null;
  readonly lossLow: number | null;
  readonly lossLikely: number | null;
  readonly lossHigh: number | null;
};

export type HarmUnknown =
  'counted failures' | Exclude<keyof HarmInput, 'failures' | 'exposures' | 'exposedDays' | 'countedDays'>;

export type YearlyHarm = {
  /** Money a year; null as soon as a factor is unknown. */
  readonly harm: ThreePoint | null;
  /** Customers a year who meet the failure. */
  readonly affected: ThreePoint | null;
  /** Share of all customers who pass the place in a year, at most 1; null with `share`. */
  readonly reach: number | null;
  /** Share of those who meet the failure; null where it is not known and counts were annualised instead. */
  readonly share: ThreePoint | null;
  /** Extra share of them lost. */
  readonly loss: ThreePoint | null;
  readonly basis: 'share' | 'counted';
  /** The inputs that nobody has given yet. */
  readonly missing: readonly HarmUnknown[];
};

const daysPerYear = 365.25;

/**
 * What a failure mode costs in a year: N·p × loss × margin. N customers a year, p the share of them with the problem,
 * loss the extra share lost (loss without a problem already subtracted), margin a customer and year.
 * p = reach × k/exposures: the rate holds for those who pass the place, so a place that only a tenth of the customers
 * pass reaches a tenth; reach = min(1, exposures a year / N), as passing often does not make more customers. Where no
 * exposures are known N·p is the annualised count k·365.25/days instead, and `basis` says "counted".
 * Low and high multiply the low and high ends of every uncertain factor (exact Poisson interval for k): an envelope,
 * wider than 95%.
 * Unit: money a year. Range: ≥ 0; unknown factors → null and named in `missing`.
 * Source: formulas.md, Money; reduced market damage model (Goodman) with one loss share for all groups.
 */
export function yearlyHarm(input: HarmInput): YearlyHarm {
  const basis = input.exposures !== null && input.exposures > 0 ? 'share' : 'counted';
  const share = basis === 'share' ? shareWithProblem(input.failures, input.exposures) : null;
  const reach = basis === 'share' ? reachOf(input) : null;
  const affected =
    basis === 'share'
      ? times(times(share, reach), input.customersPerYear)
      : annualised(input.failures, input.countedDays);
  const loss = threePoint(input.lossLow, input.lossLikely, input.lossHigh);
  const lost = loss === null || affected === null ? null : product(affected, loss);
  return {
    harm: times(lost, input.marginPerCustomer),
    affected,
    reach,
    share,
    loss,
    basis,
    missing: missingOf(input, basis, affected),
  };
}

function shareWithProblem(failures: number, exposures: number | null): ThreePoint | null {
  const interval = poissonInterval(failures);
  if (interval === null || exposures === null) return null;
  // A share of customers: failures that repeat for one customer cannot make more of them than there are.
  const share = (k: number) => Math.min(1, k / exposures);
  return threePoint(share(interval.low), share(failures), share(interval.high));
}

function reachOf({ exposures, exposedDays, customersPerYear }: HarmInput): number | null {
  if (exposures === null || customersPerYear === null) return null;
  if (!(exposedDays > 0) || customersPerYear === 0) return 1;
  return Math.min(1, (exposures * daysPerYear) / exposedDays / customersPerYear);
}

function annualised(failures: number, countedDays: number | null): ThreePoint | null {
  const interval = poissonInterval(failures);
  if (interval === null || countedDays === null || !(countedDays > 0)) return null;
  const perYear = daysPerYear / countedDays;
  return threePoint(interval.low * perYear, failures * perYear, interval.high * perYear);
}

function times(value: ThreePoint | null, factor: number | null): ThreePoint | null {
  if (value === null || factor === null || !(factor >= 0)) return null;
  return threePoint(value.low * factor, value.likely * factor, value.high * factor);
}

function product(a: ThreePoint, b: ThreePoint): ThreePoint | null {
  return threePoint(a.low * b.low, a.likely * b.likely, a.high * b.high);
}

function missingOf(input: HarmInput, basis: YearlyHarm['basis'], affected: ThreePoint | null): HarmUnknown[] {
  const asked = ['marginPerCustomer', 'lossLow', 'lossLikely', 'lossHigh'] as const;
  const missing: HarmUnknown[] = asked.filter((name) => input[name] === null);
  if (basis === 'share' && input.customersPerYear === null) missing.unshift('customersPerYear');
  if (basis === 'counted' && affected === null) missing.unshift('counted failures');
  return missing;
}
