import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapMove } from './snapping.ts';

const box = { x: 0, y: 0, width: 100, height: 50 };
const other = { x: 203, y: 407, width: 80, height: 30 };

describe('snapping', () => {
  it('lines an edge up with another box’s edge and shows the line over both boxes', () => {
    const snap = snapMove(box, { x: 200, y: 100 }, [other], 6);
    expect(snap.by.x).toBe(203);
    expect(snap.guides).toEqual([{ axis: 'x', at: 203, from: 100, to: 437 }]);
  });

  it('lines middles up too', () => {
    const snap = snapMove(box, { x: 0, y: 395 }, [other], 6);
    expect(snap.by.y).toBe(407 + 15 - 25);
    expect(snap.guides.map(({ axis }) => axis)).toEqual(['y']);
  });

  it('falls on the raster of 4 where nothing is near', () => {
    expect(snapMove(box, { x: 41, y: 22.6 }, [], 6)).toEqual({ by: { x: 40, y: 24 }, guides: [] });
  });

  it('never moves further from the wish than the reach', () => {
    const number = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 40 }), (x, y, reach) => {
        const { by } = snapMove(box, { x, y }, [other], reach);
        expect(Math.abs(by.x - x)).toBeLessThanOrEqual(Math.max(reach, 2));
        expect(Math.abs(by.y - y)).toBeLessThanOrEqual(Math.max(reach, 2));
      }),
    );
  });
});
