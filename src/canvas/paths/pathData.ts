import type { PathCurve } from '#domain/layout/pathCurve.ts';
import type { Point } from '#domain/map/geometry.ts';

/** A curve as SVG path data, to a tenth of a unit. */
export function pathData({ start, control1, control2, end }: PathCurve): string {
  return `M${pair(start)}C${pair(control1)} ${pair(control2)} ${pair(end)}`;
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
