import { expect, test } from 'vitest';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { openSession } from '#testing/openSession.ts';
import { drawNextTouchpoint, drawSiblingTouchpoint } from './drawTouchpoint.ts';
import { mapOf } from './session.ts';

test('what is drawn beside or after a touchpoint that stands free lies below it, none on another', () => {
  const free = { id: 'a', stage: null, at: { x: 900, y: 700 } };
  const { session } = openSession(applyPlan(emptyMap(), addTouchpoint(emptyMap(), free)));
  let made = 0;
  const own = { ...session, newId: () => `new${(made += 1)}` };
  drawSiblingTouchpoint(own, 'a');
  drawNextTouchpoint(own, 'a');
  drawSiblingTouchpoint(own, 'a');
  const places = [...mapOf(session).touchpoints.values()].map(({ position }) => position);
  expect(places.map(({ x }) => x)).toEqual([900, 900, 900, 900]);
  expect(places.map(({ y }) => y).toSorted((one, other) => one - other)).toEqual([700, 828, 956, 1084]);
});
