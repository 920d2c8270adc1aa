/** A stream of numbers that is the same for the same seed on every machine: integer arithmetic only. */
export type SeededRandom = {
  /** 0 ≤ value < 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]] | readonly T[]) => T;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** An index, with probability in proportion to its weight; weights ≥ 0 with a sum above 0. */
  readonly weighted: (weights: readonly number[]) => number;
};

/** Mulberry32 (Tommy Ettinger, public domain). Not for secrets. `seed` is any whole number below 2³². */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (items) => {
      if (items.length === 0) throw new Error('pick needs at least one item');
      return items[between(0, items.length - 1)] as (typeof items)[number];
    },
    chance: (probability) => next() < probability,
    weighted: (weights) => weightedIndex(weights, next()),
  };
}

function weightedIndex(weights: readonly number[], share: number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) throw new Error('weights need a sum above 0');
  let rest = share * sum;
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
