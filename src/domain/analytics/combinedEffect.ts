/**
 * Share of a failure that several fixes prevent together: 1 − Π(1 − eᵢ); never a sum, which could exceed all there is.
 * Unit: share. Range: each e in 0…1 → 0…1, at least the largest e; nothing → 0; an e outside 0…1 → null.
 * Source: formulas.md, Fixes (independent prevention).
 */
export function combinedEffect(effects: readonly number[]): number | null {
  if (effects.some((effect) => !(effect >= 0 && effect <= 1))) return null;
  const combined = 1 - effects.reduce((left, effect) => left * (1 - effect), 1);
  return Math.max(combined, ...effects);
}
