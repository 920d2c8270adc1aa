import { expect, test } from 'vitest';
import { closer, fitted, framing, revealed, toWorld, zoomedAt } from './camera.ts';

const canvas = { width: 1000, height: 600 };
const still = { x: 0, y: 0, zoom: 1 };
const cardAt = (x: number, y: number) => ({ x, y, width: 240, height: 96 });
const sight = { viewport: still, canvasSize: canvas, legendSize: { width: 0, height: 0 } };

test('fitting shows the whole box in the middle, and never larger than life', () => {
  const view = fitted({ x: 100, y: 0, width: 4000, height: 500 }, canvas);
  expect(toWorld(view, { x: 500, y: 300 })).toEqual({ x: 2100, y: 250 });
  expect(view.zoom).toBeLessThan(0.25);
  expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, canvas).zoom).toBe(1);
});

test('zooming keeps what is under the pointer under the pointer', () => {
  const at = { x: 300, y: 200 };
  const view = zoomedAt({ x: 40, y: -30, zoom: 0.7 }, at, 1.25);
  const before = toWorld({ x: 40, y: -30, zoom: 0.7 }, at);
  expect(toWorld(view, at).x).toBeCloseTo(before.x, 9);
  expect(toWorld(view, at).y).toBeCloseTo(before.y, 9);
});

test('revealing moves as little as it takes, and not at all for what is in sight', () => {
  expect(revealed(sight, { x: 100, y: 100, width: 240, height: 96 })).toBe(still);
  expect(revealed(sight, { x: 1000, y: 100, width: 240, height: 96 })).toEqual({
    x: -288,
    y: 0,
    zoom: 1,
  });
  expect(revealed(sight, { x: -300, y: 100, width: 240, height: 96 })).toEqual({
    x: 348,
    y: 0,
    zoom: 1,
  });
});

test('a stage taller than the canvas that fills it already stays where it is', () => {
  expect(revealed(sight, { x: 100, y: -50, width: 304, height: 900 })).toBe(still);
  expect(revealed(sight, { x: 100, y: 590, width: 304, height: 900 })).not.toBe(still);
});

test('what another canvas shows is shown whole, in the middle: the same on one of the same size', () => {
  const theirs = { x: -200, y: 50, width: 1600, height: 800 };
  expect(framing(theirs, { width: 800, height: 400 })).toEqual({ x: 100, y: -25, zoom: 0.5 });
  const phone = framing(theirs, { width: 400, height: 800 });
  expect(phone.zoom).toBe(0.25);
  expect(toWorld(phone, { x: 0, y: 400 })).toEqual({ x: -200, y: 450 });
  expect(toWorld(phone, { x: 400, y: 400 })).toEqual({ x: 1400, y: 450 });
});

test('a smooth way to another viewport ends in it', () => {
  const to = { x: 500, y: -300, zoom: 2 };
  let now = still;
  let frames = 0;
  for (; now !== to && frames < 100; frames++) now = closer(now, to);
  expect(now).toBe(to);
  expect(frames).toBeGreaterThan(5);
});

test('what is revealed does not lie under the legend: it goes up or to the right, whichever is less', () => {
  const withLegend = { ...sight, legendSize: { width: 330, height: 130 } };
  expect(revealed(withLegend, cardAt(340, 440))).toBe(still);
  expect(revealed(withLegend, cardAt(60, 370))).toBe(still);
  expect(revealed(withLegend, cardAt(60, 440))).toEqual({ x: 0, y: -66, zoom: 1 });
  expect(revealed(withLegend, cardAt(310, 440))).toEqual({ x: 20, y: 0, zoom: 1 });
  // First into the room, then out of the corner.
  expect(revealed(withLegend, cardAt(60, 590))).toEqual({ x: 0, y: -216, zoom: 1 });
  expect(revealed(withLegend, { x: 60, y: 60, width: 304, height: 480 })).toEqual({ x: 270, y: 0, zoom: 1 });
  expect(revealed(withLegend, { x: 60, y: 60, width: 800, height: 480 })).toBe(still);
});
