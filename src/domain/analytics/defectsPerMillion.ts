/**
 * DPMO, defects per million opportunities: 10⁶·defects/(units·opportunities a unit).
 * Unit: per million. Range: defects ≥ 0, units and opportunities > 0 → ≥ 0; else null.
 * Source: definition (formulas.md, Counts and rates).
 */
export function defectsPerMillion(
  defects: number,
  units: number,
  opportunitiesPerUnit: number,
): number | null {
  if (!(defects >= 0) || !(units > 0) || !(opportunitiesPerUnit > 0)) return null;
  const value = (1e6 * defects) / (units * opportunitiesPerUnit);
  return Number.isFinite(value) ? value : null;
}
