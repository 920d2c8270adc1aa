export type MarketDamage = {
  readonly customersPerYear: number;
  /** Share of them with the problem. */
  readonly shareWithProblem: number;
  /** Share of those who complain. */
  readonly shareComplaining: number;
  /** Shares among complainers, together 1. */
  readonly satisfied: number;
  readonly mollified: number;
  readonly dissatisfied: number;
  /** Share lost in each group. */
  readonly lossSatisfied: number;
  readonly lossMollified: number;
  readonly lossDissatisfied: number;
  readonly lossSilent: number;
  /** Share lost without any problem; subtracted. */
  readonly lossWithoutProblem: number;
};

/**
 * Customers lost a year because of a problem: N·p·[c(s·l_s + m·l_m + d·l_d) + (1−c)·l_n] − N·p·l_0.
 * Unit: customers a year. Range: shares in 0…1 and s + m + d = 1, else null; negative where those with the problem
 * leave less often than others.
 * Source: Goodman, Strategic Customer Service (TARP/CCMC market damage model).
 */
export function customersLost(input: MarketDamage): number | null {
  const { customersPerYear, ...shares } = input;
  const inRange = Object.values(shares).every((share) => share >= 0 && share <= 1);
  const groups = shares.satisfied + shares.mollified + shares.dissatisfied;
  if (!inRange || Math.abs(groups - 1) > 1e-9) return null;
  if (!(customersPerYear >= 0) || !Number.isFinite(customersPerYear)) return null;
  const complaining =
    shares.satisfied * shares.lossSatisfied +
    shares.mollified * shares.lossMollified +
    shares.dissatisfied * shares.lossDissatisfied;
  const lost = shares.shareComplaining * complaining + (1 - shares.shareComplaining) * shares.lossSilent;
  return customersPerYear * shares.shareWithProblem * (lost - shares.lossWithoutProblem);
}
