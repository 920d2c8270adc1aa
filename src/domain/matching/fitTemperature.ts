import { probabilities } from './probabilities.ts';

const coldest = Math.log(0.02);
const hottest = Math.log(10);
const searchSteps = 24;
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature under which held-out scores (row after row, `classes` each) make the true classes likeliest. The
 * target of the true class is (n + 1) / (n + classes), the rest is shared by the others, after Platt (1999): few rows,
 * however well they went, cannot buy certainty. Golden-section search over ln T from .02 to 10; yields at each step.
 */
export function* fitTemperature(
  scores: Float64Array,
  truth: Int32Array,
  classes: number,
): Generator<void, number> {
  const loss = (logTemperature: number): number =>
    smoothedLoss(scores, truth, classes, Math.exp(logTemperature));
  let low = coldest;
  let high = hottest;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let leftLoss = loss(left);
  let rightLoss = loss(right);
  for (let step = 0; step < searchSteps; step++) {
    yield;
    if (leftLoss <= rightLoss) {
      high = right;
      [right, rightLoss] = [left, leftLoss];
      left = high - golden * (high - low);
      leftLoss = loss(left);
    } else {
      low = left;
      [left, leftLoss] = [right, rightLoss];
      right = low + golden * (high - low);
      rightLoss = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

function smoothedLoss(scores: Float64Array, truth: Int32Array, classes: number, temperature: number): number {
  const shares = new Float64Array(classes);
  const target = (truth.length + 1) / (truth.length + classes);
  const rest = (1 - target) / Math.max(1, classes - 1);
  let loss = 0;
  for (const [row, real] of truth.entries()) {
    probabilities(scores, temperature, shares, row * classes);
    for (let k = 0; k < classes; k++) {
      loss -= (k === real ? target : rest) * Math.log(Math.max(shares[k] ?? 0, 1e-300));
    }
  }
  return loss;
}
