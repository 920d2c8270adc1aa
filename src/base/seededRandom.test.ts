import { describe, expect, it } from 'vitest';
import { seededRandom } from './seededRandom.ts';

describe('seeded random', () => {
  it('repeats for a seed and differs between seeds', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('gives the values of Mulberry32 for seed 0', () => {
    const { next } = seededRandom(0);
    expect([next(), next()].map((value) => value.toFixed(6))).toEqual(['0.266429', '0.000330']);
  });

  it('stays within its bounds and reaches both ends', () => {
    const random = seededRandom(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(2, 5)));
    expect([...drawn].toSorted()).toEqual([2, 3, 4, 5]);
  });

  it('draws in proportion to the weights and never where the weight is 0', () => {
    const random = seededRandom(3);
    const counts = [0, 0, 0];
    for (let i = 0; i < 9_000; i++) counts[random.weighted([1, 0, 2])]! += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeCloseTo(2, 0);
  });

  it('refuses an empty choice', () => {
    expect(() => seededRandom(1).pick([])).toThrow('at least one item');
    expect(() => seededRandom(1).weighted([0, 0])).toThrow('above 0');
  });
});

function draw(seed: number): number[] {
  return Array.from({ length: 5 }, seededRandom(seed).next);
}
