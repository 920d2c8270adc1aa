import { seededRandom } from '#base/seededRandom.ts';
import type { SparseRows } from './sparseRows.ts';

/** One yes-or-no question: which rows take part, which of them are the class, and what an error on each costs. */
export type BinaryProblem = {
  readonly rows: SparseRows;
  readonly members: Int32Array;
  /** +1 or −1 for each member. */
  readonly signs: Int8Array;
  /** C of each member, above 0. */
  readonly costs: Float64Array;
  /** How freely the weight of each feature may move, above 0 (its prior variance); 1 for the plain machine. */
  readonly freedom: Float64Array;
};

const tolerance = 0.1;
const mostRounds = 200;

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent with shrinking (Hsieh, Chang,
 * Lin, Keerthi, Sundararajan 2008; LIBLINEAR's solver 1 with its tolerance). Yields after each round over the rows.
 * Returns a weight for each feature and, last, the bias (a feature that is always 1).
 */
export function* linearSvm(problem: BinaryProblem, seed: number): Generator<void, Float64Array> {
  const state = startOf(problem);
  const random = seededRandom(seed);
  let active = problem.members.length;
  let ceiling = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    shuffle(state.order, active, random.next);
    const { left, highest, lowest } = descend(problem, state, active, ceiling);
    yield;
    if (highest - lowest > tolerance) {
      active = left;
      ceiling = highest > 0 ? highest : Infinity;
    } else if (left === problem.members.length) break;
    else {
      active = problem.members.length;
      ceiling = Infinity;
    }
  }
  return state.weights;
}

type State = {
  readonly weights: Float64Array;
  readonly alphas: Float64Array;
  readonly order: Int32Array;
  /** Each member's squared length (by the freedom of its features) plus its 1 / 2C. */
  readonly curvature: Float64Array;
};

function startOf({ rows, members, costs, freedom }: BinaryProblem): State {
  const curvature = Float64Array.from(members, (row, i) => {
    let squares = 1 + 0.5 / (costs[i] ?? 1);
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      squares += (rows.values[at] ?? 0) ** 2 * (freedom[rows.indices[at] ?? 0] ?? 1);
    }
    return squares;
  });
  return {
    weights: new Float64Array(rows.features + 1),
    alphas: new Float64Array(members.length),
    order: Int32Array.from(members, (_, i) => i),
    curvature,
  };
}

/** One round over the active members. Those that are rightly at 0 are moved behind `left`. */
function descend(problem: BinaryProblem, state: State, active: number, ceiling: number) {
  const { alphas, order, curvature } = state;
  let left = active;
  let highest = -Infinity;
  let lowest = Infinity;
  for (let at = 0; at < left; at++) {
    const i = order[at] ?? 0;
    const sign = problem.signs[i] ?? 1;
    const alpha = alphas[i] ?? 0;
    const row = problem.members[i] ?? 0;
    const slope =
      scoreOf(problem.rows, row, state.weights) * sign - 1 + (alpha * 0.5) / (problem.costs[i] ?? 1);
    if (alpha === 0 && slope > ceiling) {
      left -= 1;
      order[at] = order[left] ?? 0;
      order[left] = i;
      at -= 1;
      continue;
    }
    const projected = alpha === 0 ? Math.min(slope, 0) : slope;
    highest = Math.max(highest, projected);
    lowest = Math.min(lowest, projected);
    if (Math.abs(projected) < 1e-12) continue;
    alphas[i] = Math.max(alpha - slope / (curvature[i] ?? 1), 0);
    move(problem, row, state.weights, ((alphas[i] ?? 0) - alpha) * sign);
  }
  return { left, highest, lowest };
}

function scoreOf(
  { starts, indices, values, features }: SparseRows,
  row: number,
  weights: Float64Array,
): number {
  let sum = weights[features] ?? 0;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function move({ rows, freedom }: BinaryProblem, row: number, weights: Float64Array, by: number): void {
  const { starts, indices, values, features } = rows;
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at++) {
    const index = indices[at] ?? 0;
    weights[index] = (weights[index] ?? 0) + by * (values[at] ?? 0) * (freedom[index] ?? 1);
  }
  weights[features] = (weights[features] ?? 0) + by;
}

function shuffle(order: Int32Array, until: number, next: () => number): void {
  for (let i = 0; i < until; i++) {
    const other = i + Math.floor(next() * (until - i));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
}
