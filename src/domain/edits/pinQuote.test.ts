import { expect, test } from 'vitest';
import { overlaps } from '#domain/map/geometry.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { pathSchema } from '#domain/map/path.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { boundsOf, rectOf } from '#domain/map/structure.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { applyPlan } from './applyPlan.ts';
import { pinQuote } from './pinQuote.ts';

const byId = <R extends { readonly id: string }>(...records: readonly R[]) =>
  new Map(records.map((record) => [record.id, record]));

/** Three stages side by side with hardly a gap, and a touchpoint in the middle one. */
const map: JourneyMap = {
  ...emptyMap(),
  stages: byId(
    ...['a', 'b', 'c'].map((id, index) => stageSchema.parse({ id, position: { x: index * 340, y: 0 } })),
  ),
  touchpoints: byId(
    touchpointSchema.parse({ id: 't', stage: 'b', position: { x: 32, y: 80 } }),
    touchpointSchema.parse({ id: 'u', stage: 'c', position: { x: 32, y: 80 } }),
  ),
  paths: byId(pathSchema.parse({ id: 'p', from: 't', to: 'u' })),
};
const wish = { words: ' It never came. ', from: 'Tickets, 14 Mar 2025' };

test('a pinned quote is a note in quotation marks with its source, beside its place, covering nothing', () => {
  let pinned = map;
  for (const id of ['n1', 'n2', 'n3', 'n4', 'n5']) {
    pinned = applyPlan(pinned, pinQuote(pinned, { ...wish, id, place: id === 'n3' ? 'p' : 't' }));
  }
  expect(pinned.notes.get('n1')?.text).toBe('“It never came.”\n— Tickets, 14 Mar 2025');
  const boxes = [...pinned.stages.keys(), ...pinned.notes.keys()].map((id) => rectOf(pinned, id)!);
  for (const [index, box] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
  }
  const bounds = boundsOf(pinned, pinned.notes.keys())!;
  expect(bounds.y).toBeGreaterThan(-1000);
});

test('long words are cut at a word; where the place is gone nothing is pinned', () => {
  const [change] = pinQuote(map, { ...wish, id: 'n', place: 't', words: 'word '.repeat(300) });
  const text = change?.op === 'put' && change.noun === 'notes' ? change.record.text : '';
  expect(text).toMatch(/word…”\n/);
  expect(text.length).toBeLessThan(700);
  expect(pinQuote(map, { ...wish, id: 'n', place: 'gone' })).toEqual([]);
});
