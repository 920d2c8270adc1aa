import { foldOfEachText } from './foldOfEachText.ts';
import { scoreClasses, trainOneVsRest, type ErrorCost, type TrainingStep } from './oneVsRest.ts';
import type { TrainingSet } from './trainingSet.ts';

/**
 * The scores of every labelled text from a scorer that was trained without its fold: row after row, one score a class.
 * Seed words take part in every training: they are no labels.
 */
export function* heldOutScores(
  set: TrainingSet,
  folds: number,
  cost: ErrorCost,
  seed: number,
): Generator<TrainingStep, Float64Array> {
  const { data, texts } = set;
  const { starts } = data.rows;
  const foldOf = foldOfEachText(texts, data.classOf, folds, seed);
  const everyRow = Int32Array.from(data.classOf.keys());
  const held = new Float64Array(texts.length * data.classes);
  const scores = new Float64Array(data.classes);
  for (let fold = 0; fold < folds; fold++) {
    const members = everyRow.filter((row) => row >= texts.length || foldOf[row] !== fold);
    const scorer = yield* trainOneVsRest(data, members, cost, seed);
    for (let row = 0; row < texts.length; row++) {
      if (foldOf[row] !== fold) continue;
      scoreClasses(scorer, data.rows, starts[row] ?? 0, starts[row + 1] ?? 0, scores);
      held.set(scores, row * data.classes);
    }
  }
  return held;
}

/** The class with the highest score of each row. */
export function highestClasses(scores: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: scores.length / classes }, (_, row) => {
    const own = scores.subarray(row * classes, (row + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}
