import { describe, expect, it } from 'vitest';
import type { Other } from '#document/presence.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { createOthersDrags } from './othersDrags.ts';

const mapAt = (x: number): JourneyMap => ({
  ...emptyMap(),
  notes: new Map([['n', noteSchema.parse({ id: 'n', position: { x, y: 0 } })]]),
});
const other = (drag: Other['drag']): Other => ({
  client: 7,
  person: { id: 'p', name: 'Bob', hue: 1 },
  cursor: null,
  selection: [],
  crowd: null,
  drag,
  editing: null,
  view: null,
});
const dragged = [other({ ids: ['n'], dx: 100, dy: 0 })];
const still = [other(null)];

describe('another person’s drag', () => {
  it('glides towards what was last heard and arrives', () => {
    const drags = createOthersDrags();
    const first = drags.step(mapAt(0), dragged, 0).get('n')?.x ?? 0;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(100);
    for (let frame = 1; frame < 40; frame += 1) drags.step(mapAt(0), dragged, frame * 16);
    expect(drags.step(mapAt(0), dragged, 700).get('n')).toEqual({ x: 100, y: 0 });
  });

  it('stays where it was let go until the document has the new place, so that nothing snaps back', () => {
    const drags = createOthersDrags();
    drags.step(mapAt(0), dragged, 0);
    expect(drags.step(mapAt(0), still, 50).has('n')).toBe(true);
    expect(drags.step(mapAt(100), still, 90).size).toBe(0);
    expect(drags.isMoving()).toBe(false);
  });

  it('ends at once where the document is faster than the word that the drag is over', () => {
    const drags = createOthersDrags();
    drags.step(mapAt(0), dragged, 0);
    expect(drags.step(mapAt(100), dragged, 20).size).toBe(0);
    expect(drags.step(mapAt(100), still, 60).size).toBe(0);
  });

  it('goes back after two seconds where the document never answers', () => {
    const drags = createOthersDrags();
    drags.step(mapAt(0), dragged, 0);
    expect(drags.step(mapAt(0), still, 1_000).size).toBe(1);
    expect(drags.step(mapAt(0), still, 3_100).size).toBe(0);
  });

  it('is over at once where it was put back before it ended', () => {
    const drags = createOthersDrags();
    drags.step(mapAt(0), dragged, 0);
    drags.step(mapAt(0), [other({ ids: ['n'], dx: 0, dy: 0 })], 50);
    expect(drags.step(mapAt(0), still, 60).size).toBe(0);
  });
});
