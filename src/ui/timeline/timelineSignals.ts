import type { Timeline, TimelinePoint } from './timelineOf.ts';

/** One signal of a chart: points beyond the limits next to each other, or a run on one side of the centre. */
export type TimelineSignal = {
  readonly kind: 'beyond' | 'run';
  readonly side: 'above' | 'below';
  readonly firstDay: number;
  readonly lastDay: number;
  readonly points: number;
  readonly failures: number;
  /** The value farthest from the centre. */
  readonly most: number;
  readonly isInBaseline: boolean;
};

/** Every signal in order of time. */
export function timelineSignals(timeline: Timeline): readonly TimelineSignal[] {
  const { chart, centre } = timeline;
  if (chart === null || centre === null) return [];
  const spans = [
    ...chart.runs.map(({ first, last }) => ({ kind: 'run' as const, first, last })),
    ...neighbours(chart.beyond).map((span) => ({ kind: 'beyond' as const, ...span })),
  ];
  return spans
    .map(({ kind, first, last }) =>
      signalOf(kind, timeline.points.slice(first, last + 1), centre, {
        isInBaseline: last < timeline.baseline,
      }),
    )
    .toSorted((a, b) => a.firstDay - b.firstDay || a.lastDay - b.lastDay);
}

function signalOf(
  kind: TimelineSignal['kind'],
  points: readonly TimelinePoint[],
  centre: number,
  { isInBaseline }: { readonly isInBaseline: boolean },
): TimelineSignal {
  const values = points.flatMap(({ value }) => value ?? []);
  const most = values.reduce((far, value) =>
    Math.abs(value - centre) > Math.abs(far - centre) ? value : far,
  );
  return {
    kind,
    side: most > centre ? 'above' : 'below',
    firstDay: points[0]?.firstDay ?? 0,
    lastDay: points.at(-1)?.lastDay ?? 0,
    points: points.length,
    failures: points.reduce((sum, { count }) => sum + count, 0),
    most,
    isInBaseline,
  };
}

/** Indexes next to each other, as spans. */
function neighbours(indexes: readonly number[]): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  for (const index of indexes) {
    const before = spans.at(-1);
    if (before?.last === index - 1) before.last = index;
    else spans.push({ first: index, last: index });
  }
  return spans;
}
