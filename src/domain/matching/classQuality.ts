/** How well predicted classes agree with the true ones. All are shares from 0 to 1; `kappa` is at most 1. */
export type ClassQuality = {
  readonly accuracy: number;
  /** The mean over the classes that occur of F1, the harmonic mean of precision and recall. */
  readonly macroF1: number;
  /** Cohen's kappa (1960): agreement beyond what both would have by chance; 0 for guessing. */
  readonly kappa: number;
  /** The standard error of kappa: √(p(1 − p) / n) / (1 − chance). */
  readonly kappaError: number;
};

/** Both lists hold classes 0 to `classes` − 1 and are equally long, at least 1. */
export function classQuality(truth: Int32Array, predicted: Int32Array, classes: number): ClassQuality {
  const hits = new Float64Array(classes);
  const actual = new Float64Array(classes);
  const claimed = new Float64Array(classes);
  for (const [row, real] of truth.entries()) {
    const guess = predicted[row] ?? 0;
    if (guess === real) hits[real] = (hits[real] ?? 0) + 1;
    actual[real] = (actual[real] ?? 0) + 1;
    claimed[guess] = (claimed[guess] ?? 0) + 1;
  }
  const n = truth.length;
  const accuracy = sum(hits) / n;
  const chance = sum(actual.map((count, k) => (count / n) * ((claimed[k] ?? 0) / n)));
  const occurring = actual.filter((count) => count > 0).length;
  const f1 = hits.map((hit, k) => (hit === 0 ? 0 : (2 * hit) / ((actual[k] ?? 0) + (claimed[k] ?? 0))));
  return {
    accuracy,
    macroF1: sum(f1) / occurring,
    kappa: chance < 1 ? (accuracy - chance) / (1 - chance) : 0,
    kappaError: chance < 1 ? Math.sqrt((accuracy * (1 - accuracy)) / n) / (1 - chance) : 0,
  };
}

/** The same for always answering with the class that occurs most. */
export function majorityQuality(truth: Int32Array, classes: number): ClassQuality {
  const counts = new Float64Array(classes);
  for (const real of truth) counts[real] = (counts[real] ?? 0) + 1;
  const majority = counts.indexOf(Math.max(...counts));
  return classQuality(truth, new Int32Array(truth.length).fill(majority), classes);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
