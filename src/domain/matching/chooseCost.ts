import { classQuality, type ClassQuality } from './classQuality.ts';
import { heldOutScores, highestClasses } from './heldOutScores.ts';
import type { ErrorCost, TrainingStep } from './oneVsRest.ts';
import type { TrainingSet } from './trainingSet.ts';

/** Tried in this order: for few labels, for many that contradict each other, for many that do not. */
export const costs = [
  { cost: 0.01, evenOthers: true, evenFeatures: false },
  { cost: 0.04, evenOthers: true, evenFeatures: false },
  { cost: 0.04, evenOthers: false, evenFeatures: false },
  { cost: 0.3, evenOthers: false, evenFeatures: true },
  { cost: 1, evenOthers: false, evenFeatures: true },
] as const satisfies readonly ErrorCost[];

/** Costs with what it did on texts held out: row after row, a score for each class. */
export type CheckedCost = {
  readonly cost: ErrorCost;
  readonly scores: Float64Array;
  readonly quality: ClassQuality;
};

/**
 * The first costs whose macro-F1 comes close to the best: with few labels small differences are luck, and smaller costs
 * generalise better (the rule of Breiman et al. 1984, with a quarter of a standard error where they take a whole one:
 * all costs are tried on the same rows, so they share most of the error).
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
  const close = macroF1 - error / 4;
  return tried.find(({ quality }) => quality.macroF1 >= close) ?? best;
}
