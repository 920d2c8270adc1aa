import { expect, it } from 'vitest';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { tidyStages } from './tidyStages.ts';

const stage = (id: string, x: number, y: number) => stageSchema.parse({ id, position: { x, y } });
const map: JourneyMap = {
  ...emptyMap(),
  stages: new Map([
    ['b', stage('b', 500, 40)],
    ['a', stage('a', 10, 90)],
  ]),
  touchpoints: new Map([
    ['t', touchpointSchema.parse({ id: 't', stage: 'a', position: { x: 50, y: 300 } })],
    ['u', touchpointSchema.parse({ id: 'u', stage: 'a', position: { x: 20, y: 180 }, locked: true })],
  ]),
};

it('gives all stages one row in the order in which they stand, and each an even column', () => {
  const fields = tidyStages(map, ['a', 'b']).map((change) =>
    change.op === 'set' ? [change.id, change.fields] : [],
  );
  expect(fields).toEqual(
    [
      ['a', { position: { x: 10, y: 40 } }],
      ['t', { position: { x: 32, y: 244 } }],
      ['b', { position: { x: 10 + 304 + 48, y: 40 } }],
    ].map(([id, field]) => [id, field]),
  );
});

it('leaves a single stage where it is', () => {
  expect(tidyStages(map, ['a'])).toEqual([
    { op: 'set', noun: 'touchpoints', id: 't', fields: { position: { x: 32, y: 244 } } },
  ]);
});

it('plans nothing for a tidy stage', () => {
  expect(tidyStages(map, ['b'])).toEqual([]);
});
