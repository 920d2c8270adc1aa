import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps } from '#domain/map/geometry.ts';
import { gridIndex, type Box } from './gridIndex.ts';

const coordinate = fc.integer({ min: -5000, max: 5000 });
const rect = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 1, max: 40_000 }),
  height: fc.integer({ min: 1, max: 900 }),
});
const boxes = fc
  .array(rect, { maxLength: 60 })
  .map((rects): Box[] => rects.map((each, at) => ({ id: `b${at}`, rect: each })));

describe('the grid index', () => {
  it('finds in a rectangle exactly what a look at every box finds, in the given order', () => {
    fc.assert(
      fc.property(boxes, rect, (all, area) => {
        const expected = all.filter((box) => overlaps(box.rect, area));
        expect(gridIndex(all).inRect(area)).toEqual(expected);
      }),
    );
  });

  it('finds at a point exactly the boxes that contain it', () => {
    fc.assert(
      fc.property(boxes, coordinate, coordinate, (all, x, y) => {
        const expected = all.filter((box) => contains(box.rect, { x, y }));
        expect(gridIndex(all).at({ x, y })).toEqual(expected);
      }),
    );
  });

  it('answers for an area of a million cells without walking them', () => {
    const index = gridIndex([{ id: 'a', rect: { x: 0, y: 0, width: 10, height: 10 } }]);
    const world = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
    expect(index.inRect(world).map(({ id }) => id)).toEqual(['a']);
  });
});
