import type { ClassQuality } from './classQuality.ts';

/**
 * How much of the way from the majority's macro-F1 to a perfect 1 a matcher must go. Measured: texts that do not carry
 * their class (support remarks, 50 to 28,742 of them) go 0 to .11 of it; 30 to 50 labels with keywords on airline
 * complaints, the weakest that is worth having, .25 to .57.
 */
const leastSkill = 0.15;
/** How many standard errors kappa must lie above 0: with few labels, luck alone beats the majority class. */
const certainty = 2;

/** Whether held-out figures allow predictions: null, or why not, in plain words. */
export function canPredict(own: ClassQuality, majority: ClassQuality): string | null {
  const skill = (own.macroF1 - majority.macroF1) / (1 - majority.macroF1);
  if (skill >= leastSkill && own.kappa > certainty * own.kappaError) return null;
  return (
    `The texts hardly say where a row belongs: on rows held back it reached a macro-F1 of ${twoDigits(own.macroF1)}, ` +
    `and naming the largest place every time reaches ${twoDigits(majority.macroF1)}. ` +
    'Place more rows, or match by a column or by keywords.'
  );
}

function twoDigits(share: number): string {
  return share.toFixed(2);
}
