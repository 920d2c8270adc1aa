import type { Person } from './fixtures.ts';
import { boxOf } from './pages/mapPage.ts';

/** How far the middles of two canvases are apart, in px of the second one. */
export async function middleGap(one: Person, other: Person): Promise<number> {
  const [a, b] = [await placeOf(one), await placeOf(other)];
  return Math.hypot(a.x - b.x, a.y - b.y) * b.zoom;
}

/** What lies in the middle of a person's canvas, in units of the map. */
async function placeOf({ map }: Person) {
  const canvas = await boxOf(map.canvas);
  const card = await boxOf(map.touchpoint('Pay'));
  const zoom = card.width / 240;
  const x = (canvas.x + canvas.width / 2 - card.x) / zoom;
  const y = (canvas.y + canvas.height / 2 - card.y) / zoom;
  return { x, y, zoom };
}
