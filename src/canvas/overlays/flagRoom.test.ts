import { expect, test } from 'vitest';
import { flagRoom } from './flagRoom.ts';

const view = { viewport: { x: 0, y: 0, zoom: 0.5 }, canvasSize: { width: 1000, height: 800 } };
const at = (x: number, y: number) => flagRoom(view, { x, y, width: 100, height: 100 });

test('a flag in the middle has all the room that it may want, and keeps it while the map moves a little', () => {
  expect(at(1000, 800)).toBe('-300 -300 300 300');
  expect(at(1010, 790)).toBe(at(1000, 800));
});

test('near the edges it has the room that is left, also where its thing begins outside', () => {
  expect(at(1900, 1500)).toBe('-300 -300 50 50');
  expect(at(20, 30)).toBe('-10 -15 300 300');
  expect(at(-40, 800)).toBe('20 -300 300 300');
});

test('what is out of sight takes its flag along', () => {
  expect(at(-500, 800)).toBe('-300 -300 300 300');
  expect(at(2400, 800)).toBe('-300 -300 300 300');
});
