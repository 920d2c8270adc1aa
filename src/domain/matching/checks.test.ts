import { describe, expect, it } from 'vitest';
import { canPredict } from './canPredict.ts';
import { classQuality, majorityQuality } from './classQuality.ts';
import { featureFreedom } from './featureFreedom.ts';
import { fitTemperature } from './fitTemperature.ts';
import { foldOfEachText } from './foldOfEachText.ts';
import { linearSvm } from './linearSvm.ts';
import { probabilities } from './probabilities.ts';
import type { SparseRows } from './sparseRows.ts';

describe('how well classes agree', () => {
  const truth = Int32Array.of(0, 0, 0, 0, 1, 1, 2, 2, 2, 2);

  it('gives accuracy, macro-F1 and kappa as by hand', () => {
    const predicted = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 0, 0);
    const { accuracy, macroF1, kappa } = classQuality(truth, predicted, 3);
    expect(accuracy).toBeCloseTo(0.7, 9);
    expect(macroF1).toBeCloseTo((6 / 9 + 4 / 5 + 4 / 6) / 3, 9);
    const chance = (4 * 5 + 2 * 3 + 4 * 2) / 100;
    expect(kappa).toBeCloseTo((0.7 - chance) / (1 - chance), 9);
  });

  it('gives the largest class its due, and no kappa', () => {
    expect(majorityQuality(truth, 3)).toMatchObject({ accuracy: 0.4, kappa: 0 });
    expect(majorityQuality(truth, 3).macroF1).toBeCloseTo((2 * 4) / (10 + 4) / 3, 9);
  });

  it('refuses what is no better than the largest class, and what luck could do', () => {
    const majority = { accuracy: 0.5, macroF1: 0.33, kappa: 0, kappaError: 0.1 };
    expect(canPredict({ accuracy: 0.9, macroF1: 0.9, kappa: 0.8, kappaError: 0.05 }, majority)).toBeNull();
    expect(canPredict({ accuracy: 0.55, macroF1: 0.4, kappa: 0.2, kappaError: 0.01 }, majority)).toContain(
      '0.40',
    );
    expect(canPredict({ accuracy: 0.6, macroF1: 0.6, kappa: 0.2, kappaError: 0.18 }, majority)).toContain(
      'hardly',
    );
  });
});

describe('temperature', () => {
  it('is found where scores were made to be softmax logits of known temperature', () => {
    const rows = 4_000;
    const scores = new Float64Array(rows * 2);
    const truth = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const margin = (row % 40) / 20 - 1;
      scores[row * 2] = margin;
      const shareOfFirst = probabilities(Float64Array.of(margin, 0), 0.5, new Float64Array(2))[0]!;
      truth[row] = (Math.floor(row / 40) + 0.5) / 100 < shareOfFirst ? 0 : 1;
    }
    expect(last(fitTemperature(scores, truth, 2))).toBeCloseTo(0.5, 1);
  });

  it('does not make few rows certain, however well they went', () => {
    const scores = Float64Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 1 : -1));
    const temperature = last(fitTemperature(scores, new Int32Array(10), 2));
    expect(probabilities(Float64Array.of(1, -1), temperature, new Float64Array(2))[0]).toBeCloseTo(
      11 / 12,
      2,
    );
  });
});

describe('folds', () => {
  it('keep equal texts together and give each its share of every class', () => {
    const texts = Array.from({ length: 100 }, (_, row) => (row < 20 ? 'Very good' : `text ${row}`));
    const classOf = Int32Array.from(texts, (_, row) => row % 2);
    const foldOf = foldOfEachText(texts, classOf, 5, 1);
    expect(new Set(foldOf.subarray(0, 20)).size).toBe(1);
    const odd = [0, 1, 2, 3, 4].map(
      (fold) => [...foldOf.keys()].filter((row) => row >= 20 && row % 2 === 1 && foldOf[row] === fold).length,
    );
    expect(Math.max(...odd) - Math.min(...odd)).toBeLessThanOrEqual(1);
  });
});

describe('a linear machine', () => {
  const oppositeRows = {
    members: Int32Array.of(0, 1),
    signs: Int8Array.of(1, -1),
    costs: Float64Array.of(100, 100),
  };

  it('finds the weights of the smallest problem by hand', () => {
    const problem = { ...oppositeRows, rows: rowsOf([[1], [-1]]), freedom: Float64Array.of(1) };
    const [weight, bias] = last(linearSvm(problem, 1));
    expect(weight).toBeCloseTo(400 / 401, 2);
    expect(bias).toBeCloseTo(0, 2);
  });

  it('shares what two equal features explain by their freedom', () => {
    const rows = rowsOf([
      [1, 1],
      [-1, -1],
    ]);
    const [free, bound] = last(linearSvm({ ...oppositeRows, rows, freedom: Float64Array.of(4, 1) }, 1));
    expect(free! / bound!).toBeCloseTo(4, 9);
    expect(free! + bound!).toBeCloseTo(2_000 / 2_001, 1);
  });

  it('may move a weight the more, the more unevenly its feature is spread over the classes', () => {
    const rows = rowsOf([
      [0.5, 0.9, 0],
      [0.5, 0.9, 0],
      [0.5, 0, 0.9],
      [0.5, 0.5, 0.9],
    ]);
    const data = {
      rows,
      classOf: Int32Array.of(0, 0, 1, 1),
      weightOf: new Float64Array(4).fill(1),
      classes: 2,
    };
    const [alike, mostly, only] = featureFreedom(data, Int32Array.of(0, 1, 2, 3))(0);
    const held = [
      [1, 1],
      [1.8, 0.5],
      [0, 1.8],
    ] as const;
    const ratios = held.map(([own, others]) =>
      Math.abs(Math.log((own + 0.1) / (2.8 + 0.3)) - Math.log((others + 0.1) / (3.3 + 0.3))),
    );
    const mean = ratios.reduce((total, ratio) => total + ratio, 0) / 3;
    expect([alike, mostly, only]).toEqual(ratios.map((ratio) => expect.closeTo(ratio / mean, 6)));
    expect(alike).toBeLessThan(mostly!);
    expect(mostly).toBeLessThan(only!);
  });

  it('moves all weights alike where features say nothing, and where a class has no rows', () => {
    const data = {
      rows: rowsOf([
        [1, 1],
        [1, 1],
      ]),
      classOf: Int32Array.of(0, 1),
      weightOf: new Float64Array(2).fill(1),
      classes: 3,
    };
    const freedomOf = featureFreedom(data, Int32Array.of(0, 1));
    expect([...freedomOf(0)]).toEqual([1, 1]);
    expect([...freedomOf(2)]).toEqual([1, 1]);
  });
});

/** Dense rows of equal length as sparse ones. */
function rowsOf(dense: readonly (readonly number[])[]): SparseRows {
  const features = dense[0]?.length ?? 0;
  return {
    features,
    starts: Int32Array.from({ length: dense.length + 1 }, (_, row) => row * features),
    indices: Int32Array.from(dense.flatMap((row) => [...row.keys()])),
    values: Float32Array.from(dense.flat()),
  };
}

function last<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
