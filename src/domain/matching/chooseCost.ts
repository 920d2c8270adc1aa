import { classQuality, type ClassQuality } from './classQuality.ts';
import { heldOutScores, highestClasses } from './heldOutScores.ts';
import type { TrainingStep } from './oneVsRest.ts';
import type { TrainingSet } from './trainingSet.ts';

/** Tried from the smallest: from noisy labels in plenty to clean labels in many classes. */
export const costs = [0.04, 0.3, 1] as const;

/** A cost (C of the machines) with what it did on texts held out: row after row, a score for each class. */
export type CheckedCost = {
  readonly cost: number;
  readonly scores: Float64Array;
  readonly quality: ClassQuality;
};

/**
 * The smallest C whose macro-F1 lies within a standard error of the best one (Breiman et al. 1984): with few labels the
 * differences between costs are luck, and the smaller cost generalises better.
 */
export function* chooseCost(
  set: TrainingSet,
  truth: Int32Array,
  folds: number,
  seed: number,
): Generator<TrainingStep, CheckedCost> {
  const tried: CheckedCost[] = [];
  for (const cost of costs) {
    const scores = yield* heldOutScores(set, folds, cost, seed);
    const predicted = highestClasses(scores, set.labels.length);
    tried.push({ cost, scores, quality: classQuality(truth, predicted, set.labels.length) });
  }
  const best = tried.reduce((a, b) => (b.quality.macroF1 > a.quality.macroF1 ? b : a));
  const { accuracy, macroF1 } = best.quality;
  const error = Math.sqrt((accuracy * (1 - accuracy)) / truth.length);
  return tried.find(({ quality }) => quality.macroF1 >= macroF1 - error) ?? best;
}
