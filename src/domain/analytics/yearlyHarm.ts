import { poissonInterval } from './poissonInterval.ts';
import { threePoint, type ThreePoint } from './threePoint.ts';

export type HarmInput = {
  /** Failures counted under the failure mode. */
  readonly failures: number;
  /** Length in days of the time that the failures were counted over; null where there are none. */
  readonly countedDays: number | null;
  readonly customersPerYear: number | null;
  readonly marginPerCustomer: number | null;
  readonly lossLow: number | null;
  readonly lossLikely: number | null;
  readonly lossHigh: number | null;
};

export type HarmUnknown =
  'counted failures' | Exclude<keyof HarmInput, 'failures' | 'countedDays' | 'customersPerYear'>;

export type YearlyHarm = {
  /** Money a year; null as soon as a factor is unknown. */
  readonly harm: ThreePoint | null;
  /** Customers a year who meet the failure; never more than there are. */
  readonly affected: ThreePoint | null;
  /** They as a share of all customers a year; null where it is not known how many these are. */
  readonly share: ThreePoint | null;
  /** Extra share of them lost. */
  readonly loss: ThreePoint | null;
  /** The inputs that nobody has given yet. */
  readonly missing: readonly HarmUnknown[];
};

const daysPerYear = 365.25;

/**
 * What a failure mode costs in a year: N·p × loss × margin. N·p, the customers a year who meet it, is the annualised
 * count k·365.25/days, at most N; p is shown as their share of N. Not N times the failures per exposure: exposures
 * are passes of one touchpoint, and only some of all customers pass it, so that would overstate rare touchpoints
 * most. `loss` is the extra share lost (loss without a problem already subtracted), margin a customer and year.
 * Low and high multiply the low and high ends of every uncertain factor (exact Poisson interval for k): an envelope,
 * wider than 95%.
 * Unit: money a year. Range: ≥ 0; unknown factors → null and named in `missing`.
 * Source: formulas.md, Money; reduced market damage model (Goodman) with one loss share for all groups.
 */
export function yearlyHarm(input: HarmInput): YearlyHarm {
  const affected = affectedPerYear(input);
  const loss = threePoint(input.lossLow, input.lossLikely, input.lossHigh);
  const lost = loss === null || affected === null ? null : product(affected, loss);
  return {
    harm: times(lost, input.marginPerCustomer),
    affected,
    share: input.customersPerYear ? times(affected, 1 / input.customersPerYear) : null,
    loss,
    missing: missingOf(input, affected),
  };
}

function affectedPerYear({ failures, countedDays, customersPerYear }: HarmInput): ThreePoint | null {
  const interval = poissonInterval(failures);
  if (interval === null || countedDays === null || !(countedDays > 0)) return null;
  // Failures that repeat for one customer cannot make more of them than there are.
  const affected = (k: number) => Math.min((k * daysPerYear) / countedDays, customersPerYear ?? Infinity);
  return threePoint(affected(interval.low), affected(failures), affected(interval.high));
}

function times(value: ThreePoint | null, factor: number | null): ThreePoint | null {
  if (value === null || factor === null || !(factor >= 0)) return null;
  return threePoint(value.low * factor, value.likely * factor, value.high * factor);
}

function product(a: ThreePoint, b: ThreePoint): ThreePoint | null {
  return threePoint(a.low * b.low, a.likely * b.likely, a.high * b.high);
}

function missingOf(input: HarmInput, affected: ThreePoint | null): HarmUnknown[] {
  const asked = ['marginPerCustomer', 'lossLow', 'lossLikely', 'lossHigh'] as const;
  const missing: HarmUnknown[] = asked.filter((name) => input[name] === null);
  return affected === null ? ['counted failures', ...missing] : missing;
}
