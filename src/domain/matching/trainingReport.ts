import type { CheckedCost } from './chooseCost.ts';
import type { ClassQuality } from './classQuality.ts';
import { highestClasses } from './heldOutScores.ts';
import { acceptedFrom } from './matchText.ts';
import { probabilities } from './probabilities.ts';

/** What cross-validation says: each figure is about texts that the scorer had not seen. Shares are from 0 to 1. */
export type TrainingReport = {
  /** Labelled texts that took part, and the classes that they and the seed words name. */
  readonly n: number;
  readonly classes: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Cohen's kappa with its standard error: 0 is what guessing reaches. */
  readonly kappa: number;
  readonly kappaError: number;
  /** The same for naming the largest class every time. */
  readonly majorityAccuracy: number;
  readonly majorityMacroF1: number;
  /** What it would have decided alone: the share of all texts, and how many of those were right. */
  readonly acceptedShare: number;
  readonly acceptedAccuracy: number | null;
  readonly temperature: number;
  /** The C that was chosen. */
  readonly cost: number;
  readonly folds: number;
};

export function trainingReport(
  { scores, quality, cost }: CheckedCost,
  majority: ClassQuality,
  truth: Int32Array,
  { classes, temperature, folds }: Pick<TrainingReport, 'classes' | 'temperature' | 'folds'>,
): TrainingReport {
  const predicted = highestClasses(scores, classes);
  const shares = new Float64Array(classes);
  let accepted = 0;
  let right = 0;
  for (const [row, real] of truth.entries()) {
    probabilities(scores, temperature, shares, row * classes);
    const guess = predicted[row] ?? 0;
    if ((shares[guess] ?? 0) < acceptedFrom) continue;
    accepted += 1;
    if (guess === real) right += 1;
  }
  return {
    n: truth.length,
    classes,
    accuracy: quality.accuracy,
    macroF1: quality.macroF1,
    kappa: quality.kappa,
    kappaError: quality.kappaError,
    majorityAccuracy: majority.accuracy,
    majorityMacroF1: majority.macroF1,
    acceptedShare: accepted / truth.length,
    acceptedAccuracy: accepted > 0 ? right / accepted : null,
    temperature,
    cost: cost.cost,
    folds,
  };
}
