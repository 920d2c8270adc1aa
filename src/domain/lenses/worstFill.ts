import type { Fill, Reading } from './lens.ts';

/** A stage has the colour of its worst place: an average would hide the hot spot in it. */
export function worstFill(readings: Iterable<Reading>): Fill {
  let worst: Fill = { kind: 'none' };
  for (const { fill } of readings) {
    if (fill.kind !== 'class') continue;
    if (worst.kind !== 'class' || fill.class > worst.class) worst = fill;
  }
  return worst;
}
