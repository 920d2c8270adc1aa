import { describe, expect, it } from 'vitest';
import { curveToPoint, facingSides, pathCurve } from './pathCurve.ts';

const card = (x: number, y: number) => ({ x, y, width: 240, height: 96 });

describe('a path’s curve', () => {
  it('leaves to the right for a touchpoint further right, and arrives at its left', () => {
    const curve = pathCurve(card(0, 0), card(400, 30));
    expect(curve.start).toEqual({ x: 240, y: 48 });
    expect(curve.end).toEqual({ x: 400, y: 78 });
    expect(curve.control1.y).toBe(curve.start.y);
    expect(curve.control2.y).toBe(curve.end.y);
  });

  it('goes down to the touchpoint below, and back up from it', () => {
    expect(facingSides(card(0, 0), card(20, 200))).toEqual({ from: 'bottom', to: 'top' });
    expect(facingSides(card(20, 200), card(0, 0))).toEqual({ from: 'top', to: 'bottom' });
    expect(facingSides(card(500, 0), card(0, 40))).toEqual({ from: 'left', to: 'right' });
  });

  it('has its middle on the curve’s axis where the ends are level', () => {
    expect(pathCurve(card(0, 0), card(400, 0)).middle).toEqual({ x: 320, y: 48 });
  });

  it('reaches for a free point while it is drawn', () => {
    expect(curveToPoint(card(0, 0), { x: 500, y: 48 }).end).toEqual({ x: 500, y: 48 });
  });
});
