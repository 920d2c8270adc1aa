/** Number of colour classes of a scale, 0 the least. */
const classCount = 7;

const niceTops = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/**
 * The six values at which classes 1–6 begin, for values from 0 to `largest`: squares of equal steps, (i/7)² of a round
 * top. Equal steps of the square root are about equal steps in standard errors of a count (Bartlett 1936), so classes
 * neither drown small differences under one outlier nor make noise look like heat. The round top keeps colours still
 * while data trickles in. Counts get whole numbers, and a top of at least 49, so that few failures stay pale.
 */
export function classBreaks(largest: number, unit: 'count' | 'continuous'): readonly number[] {
  const isKnown = Number.isFinite(largest) && largest > 0;
  const least = unit === 'count' ? classCount ** 2 : 0;
  const top = roundTop(Math.max(isKnown ? largest : 1, least), least);
  return Array.from({ length: classCount - 1 }, (_, i) => {
    const value = Number((((i + 1) / classCount) ** 2 * top).toPrecision(2));
    return unit === 'count' ? Math.ceil(value) : value;
  });
}

function roundTop(value: number, least: number): number {
  if (value <= least) return least;
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = niceTops.find((step) => step * power >= value * (1 - 1e-9)) ?? 10;
  return nice * power;
}

/** The class of a value: how many of the breaks it reaches. */
export function classOf(value: number, breaks: readonly number[]): number {
  return breaks.filter((at) => value >= at).length;
}
