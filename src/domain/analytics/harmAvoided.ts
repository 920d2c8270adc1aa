import { combinedEffect } from './combinedEffect.ts';
import type { ThreePoint } from './threePoint.ts';

/** What a fix is expected to prevent: share of each failure mode, by the mode's id. */
export type Reduction = Readonly<Record<string, ThreePoint>>;

/**
 * Harm that a set of fixes prevents in a year: Σ over failure modes of harm × (1 − Π(1 − e)). Fixes of one mode
 * overlap and are combined, never added.
 * Unit: money a year. Range: 0 … the whole harm. Null when the set touches no mode whose harm is known.
 * Source: formulas.md, Fixes.
 */
export function harmAvoided(
  harmByMode: ReadonlyMap<string, ThreePoint | null>,
  set: readonly Reduction[],
): ThreePoint | null {
  const touched = [...harmByMode].filter(([mode]) => set.some((fix) => Object.hasOwn(fix, mode)));
  let sum: ThreePoint | null = null;
  for (const [mode, harm] of touched) {
    const avoided = harm === null ? null : avoidedOf(harm, set.map((fix) => fix[mode]).filter(isKnown));
    if (avoided !== null) sum = add(sum, avoided);
  }
  return sum;
}

function avoidedOf(harm: ThreePoint, effects: readonly ThreePoint[]): ThreePoint | null {
  const low = combinedEffect(effects.map((effect) => effect.low));
  const likely = combinedEffect(effects.map((effect) => effect.likely));
  const high = combinedEffect(effects.map((effect) => effect.high));
  if (low === null || likely === null || high === null) return null;
  return { low: harm.low * low, likely: harm.likely * likely, high: harm.high * high };
}

function add(a: ThreePoint | null, b: ThreePoint): ThreePoint {
  if (a === null) return b;
  return { low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high };
}

function isKnown(effect: ThreePoint | undefined): effect is ThreePoint {
  return effect !== undefined;
}
