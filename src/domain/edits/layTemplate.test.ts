import { expect, test } from 'vitest';
import { layTemplate } from './layTemplate.ts';

test('a template is a row of named stages in order that do not overlap', () => {
  let count = 0;
  const stages = layTemplate(() => `s${(count += 1)}`).flatMap((change) =>
    change.op === 'put' && change.noun === 'stages' ? [change.record] : [],
  );
  expect(stages.length).toBeGreaterThan(3);
  expect(stages.every(({ name }) => name !== '')).toBe(true);
  expect(stages.map(({ order }) => order).toSorted()).toEqual(stages.map(({ order }) => order));
  for (const [index, stage] of stages.entries()) {
    const next = stages[index + 1];
    if (next) expect(stage.position.x + stage.size.width).toBeLessThan(next.position.x);
  }
});
