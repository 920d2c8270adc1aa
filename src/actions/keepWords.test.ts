import { expect, test } from 'vitest';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { openSession } from '#testing/openSession.ts';
import { keepWords } from './keepWords.ts';
import { mapOf } from './session.ts';

const steps: ((map: JourneyMap) => readonly Change[])[] = [
  (map) => addStage(map, { id: 's', name: 'Buy' }),
  (map) => addTouchpoint(map, { id: 'a', stage: 's', name: 'Order' }),
  (map) => addTouchpoint(map, { id: 'b', stage: 's', name: 'Pay', after: { touchpoint: 'a', pathId: 'ab' } }),
];
const then = steps.reduce((map, step) => applyPlan(map, step(map)), emptyMap());

/** What a press on the notice makes of `now`, for words typed into a path's name. */
function restoredFrom(now: JourneyMap) {
  const { session } = openSession(now);
  keepWords(session, { noun: 'paths', id: 'ab' }, then, 'half a na');
  const [toast] = session.view.getState().toasts;
  toast?.action?.run();
  return { map: mapOf(session), said: toast?.text };
}

test('what was typed for a thing that was deleted meanwhile comes back with it and with what it hangs on', () => {
  const { map, said } = restoredFrom(applyPlan(then, removeThings(then, ['s'])));
  expect(said).toBe('It was deleted while you were typing “half a na”.');
  expect(map.paths.get('ab')).toEqual({ ...then.paths.get('ab'), name: 'half a na' });
  expect([map.stages, map.touchpoints]).toEqual([then.stages, then.touchpoints]);
});

test('where the thing is there again meanwhile, only the words are put into it', () => {
  const renamed = applyPlan(then, [
    { op: 'set', noun: 'touchpoints', id: 'b', fields: { name: 'Pay here' } },
  ]);
  const { map } = restoredFrom(renamed);
  expect(map.paths.get('ab')?.name).toBe('half a na');
  expect(map.touchpoints.get('b')?.name).toBe('Pay here');
});
