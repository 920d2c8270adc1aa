import { featureFreedom } from './featureFreedom.ts';
import type { LabelledRows } from './labelledRows.ts';
import { linearSvm } from './linearSvm.ts';

/** `weights[feature * classes + k]`: what a feature says for class k. `biases[k]` is class k's own. */
export type LinearScorer = {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
};

/** A round over the rows is done, or, with it, a whole class. */
export type TrainingStep = 'round' | 'class';

/**
 * What errors cost. `evenOthers`: whether the rows of the other classes are balanced too, not only the class's own.
 * `evenFeatures`: whether all weights move alike, or those of features that tell classes apart lead (`featureFreedom`).
 */
export type ErrorCost = {
  readonly cost: number;
  readonly evenOthers: boolean;
  readonly evenFeatures: boolean;
};

/**
 * One machine a class, each against all others. An error on a class's own rows costs C·n / (classes · its rows), on
 * others C: LIBLINEAR with scikit-learn's balanced weights (King & Zeng 2001), so that small classes are heard. With few
 * rows the largest class would win all the same: every text resembles many of its rows; then others are balanced as well.
 * Yields after each small step.
 */
export function* trainOneVsRest(
  data: LabelledRows,
  members: Int32Array,
  { cost, evenOthers, evenFeatures }: ErrorCost,
  seed: number,
): Generator<TrainingStep, LinearScorer> {
  const { classes, rows } = data;
  const weights = new Float32Array(rows.features * classes);
  const biases = new Float32Array(classes);
  const balance = balanceOf(data, members);
  const allAlike = new Float64Array(rows.features).fill(1);
  const freedomOf = evenFeatures ? () => allAlike : featureFreedom(data, members);
  for (let k = 0; k < classes; k++) {
    const signs = Int8Array.from(members, (row) => (data.classOf[row] === k ? 1 : -1));
    const costs = Float64Array.from(members, (row) => {
      const own = data.classOf[row] ?? 0;
      const even = own === k || evenOthers ? (balance[own] ?? 1) : 1;
      return cost * even * (data.weightOf[row] ?? 1);
    });
    const machine = linearSvm({ rows, members, signs, costs, freedom: freedomOf(k) }, seed + k);
    let step = machine.next();
    for (; step.done !== true; step = machine.next()) yield 'round';
    for (let feature = 0; feature < rows.features; feature++) {
      weights[feature * classes + k] = step.value[feature] ?? 0;
    }
    biases[k] = step.value[rows.features] ?? 0;
    yield 'class';
  }
  return { weights, biases };
}

function balanceOf({ classOf, weightOf, classes }: LabelledRows, members: Int32Array): Float64Array {
  const own = new Float64Array(classes);
  let total = 0;
  for (const row of members) {
    const weight = weightOf[row] ?? 1;
    own[classOf[row] ?? 0] = (own[classOf[row] ?? 0] ?? 0) + weight;
    total += weight;
  }
  return own.map((weight) => (weight > 0 ? total / (classes * weight) : 1));
}

/** The score of each class for a sparse vector (its entries from `from` to `until`), written into `scores`. */
export function scoreClasses(
  { weights, biases }: LinearScorer,
  { indices, values }: { readonly indices: Int32Array; readonly values: Float32Array },
  from: number,
  until: number,
  scores: Float64Array,
): void {
  const classes = biases.length;
  scores.set(biases);
  for (let at = from; at < until; at++) {
    const value = values[at] ?? 0;
    const first = (indices[at] ?? 0) * classes;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + value * (weights[first + k] ?? 0);
  }
}
