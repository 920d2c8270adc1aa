import { expect, test } from 'vitest';
import { blamed, lensInputOf } from '#testing/lensInputs.ts';
import { lenses } from './lenses.ts';

test('the leading cause stands with its name, its share and what else is blamed', () => {
  const { places, stages, legend } = lenses.cause.read(
    lensInputOf({
      pay: { count: 100, ...blamed({ process: 30, people: 10 }) },
      deliver: { count: 12, ...blamed({ thirdParty: 6, policy: 6 }) },
      help: { count: 4, ...blamed({ people: 4 }) },
    }),
  );
  expect(places.get('pay')).toMatchObject({
    value: 0.75,
    n: 40,
    sample: 'solid',
    fill: { kind: 'cause', index: 1 },
    text: 'Process 75%',
  });
  expect(places.get('pay')!.detail).toContain(
    '40 of 100 failures whose text blames something: Process 30, People 10.',
  );
  expect(places.get('deliver')).toMatchObject({ sample: 'hatched', fill: { kind: 'cause', index: 2 } });
  expect(places.get('deliver')!.detail).toContain('The first two are level.');
  expect(places.get('help')).toMatchObject({ sample: 'dot', fill: { kind: 'none' }, text: 'People 100%' });
  expect(stages.get('buy')).toMatchObject({ fill: { kind: 'cause', index: 1 }, n: 56 });
  expect(legend.entries.map(({ places: number }) => number)).toEqual([0, 1, 1, 0, 0, 0, 0]);
});
