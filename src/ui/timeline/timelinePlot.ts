import { scaleLinear } from 'd3-scale';
import type { Timeline, TimelinePoint } from './timelineOf.ts';

export type Tick = { readonly value: number; readonly at: number };

/** A chart in percent of its width and height from the top left. */
export type TimelinePlot = {
  readonly left: (index: number) => number;
  readonly top: (value: number) => number;
  readonly yTicks: readonly Tick[];
  /** The first point of some months; `value` is its last day, which lies in the month. */
  readonly xTicks: readonly Tick[];
  /** The values as SVG paths; a gap where one is not known. */
  readonly line: string;
  readonly upper: string;
  readonly lower: string;
};

/** Percent of the width from one month's name to the next, on the narrowest screen. */
const leastApart = 22;

/** Where everything of a chart stands. Values begin at 0, so that heights can be compared. */
export function timelinePlot({ points }: Timeline): TimelinePlot {
  const most = points.reduce((top, { value, high }) => Math.max(top, value ?? 0, high ?? 0), 0);
  const y = scaleLinear([0, most > 0 ? most * 1.04 : 1], [100, 0]);
  const left = (index: number) => (100 * (index + 0.5)) / Math.max(1, points.length);
  const top = (value: number) => y(value);
  const path = (valueOf: (point: TimelinePoint) => number | null) => pathOf(points.map(valueOf), left, top);
  return {
    left,
    top,
    yTicks: y.ticks(4).map((value) => ({ value, at: y(value) })),
    xTicks: monthTicks(points, left),
    line: path(({ value }) => value),
    upper: path(({ high }) => high),
    lower: path(({ low }) => (low === 0 ? null : low)),
  };
}

function pathOf(
  values: readonly (number | null)[],
  left: (index: number) => number,
  top: (value: number) => number,
): string {
  let path = '';
  values.forEach((value, i) => {
    if (value === null) return;
    const isStart = i === 0 || (values[i - 1] ?? null) === null;
    path += `${isStart ? 'M' : 'L'}${left(i).toFixed(3)} ${top(value).toFixed(3)}`;
  });
  return path;
}

/** Where months begin, as many as have room for their names beside each other and before the end of the picture. */
function monthTicks(points: readonly TimelinePoint[], left: (index: number) => number): Tick[] {
  const ticks: Tick[] = [];
  points.forEach(({ firstDay, lastDay }, i) => {
    const isStart = new Date(lastDay * 86_400_000).getUTCDate() <= lastDay - firstDay + 1;
    const at = left(i);
    if (isStart && at < 88 && at - (ticks.at(-1)?.at ?? -Infinity) >= leastApart)
      ticks.push({ value: lastDay, at });
  });
  return ticks;
}
