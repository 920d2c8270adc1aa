import { scaleSymlog } from 'd3-scale';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';

/** A failure mode in the plot, in percent of its width and height from the top left. */
export type HarmDot = {
  readonly line: HarmLine;
  readonly left: number;
  readonly top: number;
  readonly low: number;
  readonly high: number;
  readonly name: 'shown' | 'hidden';
};

export type Tick = { readonly value: number; readonly at: number };

export type HarmPlot = {
  readonly dots: readonly HarmDot[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Where a year's harm equals the cost, from the origin to here. */
  readonly even: { readonly left: number; readonly top: number };
  /** Failure modes that are not drawn, because their harm is unknown. */
  readonly hidden: number;
};

/** From here to the right edge stand failure modes that nobody has priced a fix for. */
export const unpricedFrom = 88;
/** Right of this a name stands at the left of its dot, to stay inside the plot. */
export const turnAt = 55;

const mostNames = 9;
/** About how much of the plot a name takes. */
const nameSize = { width: 20, height: 5 };

/**
 * The plot of yearly harm (up) against cost to fix (right). Both axes are logarithmic with the same turn to linear
 * near 0, so that a fix for a lunch and a new warehouse fit one picture, and equal money is a straight line.
 */
export function harmPlot(harms: readonly HarmLine[]): HarmPlot {
  const known = harms.flatMap((line) =>
    line.yearly.harm === null ? [] : [{ line, harm: line.yearly.harm }],
  );
  const mostHarm = Math.max(1, ...known.map(({ harm }) => harm.high));
  const mostCost = Math.max(1, ...known.map(({ line }) => line.costToFix ?? 0));
  const turn = Math.max(mostHarm, mostCost) / 400;
  const x = scaleSymlog([0, mostCost * 1.2], [0, unpricedFrom - 2]).constant(turn);
  const y = scaleSymlog([0, mostHarm * 1.1], [100, 0]).constant(turn);
  const end = Math.min(mostCost * 1.2, mostHarm * 1.1);
  const placed = known.map(({ line, harm }) => ({
    line,
    left: line.costToFix === null ? (unpricedFrom + 100) / 2 : x(line.costToFix),
    top: y(harm.likely),
    low: y(harm.low),
    high: y(harm.high),
  }));
  return {
    dots: withNames(placed),
    xTicks: ticksOf(x, mostCost * 1.2, 15),
    yTicks: ticksOf(y, mostHarm * 1.1, 9),
    even: { left: x(end), top: y(end) },
    hidden: harms.length - known.length,
  };
}

/** 0 and round amounts (1, 2, 5 and their tens), at least `apart` percent from each other, largest first. */
function ticksOf(at: (value: number) => number, most: number, apart: number): Tick[] {
  const top = Math.floor(Math.log10(most));
  const powers = Array.from({ length: top + 1 }, (_, i) => 10 ** (top - i));
  const round = [...powers.flatMap((power) => [5 * power, 2 * power, power]), 0];
  const kept: Tick[] = [];
  const free = (value: number) => kept.every((tick) => Math.abs(tick.at - at(value)) >= apart);
  for (const value of round) {
    // 0 is always wanted at the end: what would crowd it gives way.
    const isCrowdingZero = value !== 0 && Math.abs(at(value) - at(0)) < apart;
    if (value <= most && !isCrowdingZero && free(value)) kept.push({ value, at: at(value) });
  }
  return kept;
}

type Placed = Omit<HarmDot, 'name'>;

/** The most harmful get their name beside the dot, as long as it would lie on no dot and on no other name. */
function withNames(dots: readonly Placed[]): HarmDot[] {
  const named: Placed[] = [];
  return dots.map((dot) => {
    const from = nameFrom(dot);
    const isClear =
      !dots.some((other) => other !== dot && isNear(other, dot) && liesIn(other.left, from)) &&
      !named.some((other) => isNear(other, dot) && Math.abs(nameFrom(other) - from) < nameSize.width);
    const isNamed = isClear && named.length < mostNames;
    if (isNamed) named.push(dot);
    return { ...dot, name: isNamed ? 'shown' : 'hidden' };
  });
}

function nameFrom({ left }: Placed): number {
  return left > turnAt ? left - nameSize.width : left;
}

function isNear(a: Placed, b: Placed): boolean {
  return Math.abs(a.top - b.top) < nameSize.height;
}

function liesIn(left: number, from: number): boolean {
  return left >= from && left <= from + nameSize.width;
}
