import type { DurationCounts, KnownSum, PlaceNumbers } from '#domain/failures/placeNumbers.ts';

/** The part of a place's numbers that adds up over places: for a place, a stage and the map alike. */
export type PlaceTotals = Pick<
  PlaceNumbers,
  'count' | 'countBy' | 'causes' | 'sums' | 'countInWindow' | 'countInBaseline' | 'reply' | 'resolve'
>;

const none: KnownSum = { sum: 0, n: 0 };

/** What a place has that failures could reach, and none did. */
export const noFailures: PlaceTotals = {
  count: 0,
  countBy: { person: 0, rule: 0, matcher: 0 },
  causes: new Map(),
  sums: { severity: none, burdenMinutes: none, burdenMoney: none, reopened: none },
  countInWindow: 0,
  countInBaseline: 0,
  reply: null,
  resolve: null,
};

/** Several places as one. */
export function addTotals(places: readonly PlaceTotals[]): PlaceTotals {
  return places.reduce(add, noFailures);
}

function add(a: PlaceTotals, b: PlaceTotals): PlaceTotals {
  const causes = new Map(a.causes);
  for (const [cause, count] of b.causes) causes.set(cause, (causes.get(cause) ?? 0) + count);
  return {
    count: a.count + b.count,
    countBy: {
      person: a.countBy.person + b.countBy.person,
      rule: a.countBy.rule + b.countBy.rule,
      matcher: a.countBy.matcher + b.countBy.matcher,
    },
    causes,
    sums: {
      severity: addSum(a.sums.severity, b.sums.severity),
      burdenMinutes: addSum(a.sums.burdenMinutes, b.sums.burdenMinutes),
      burdenMoney: addSum(a.sums.burdenMoney, b.sums.burdenMoney),
      reopened: addSum(a.sums.reopened, b.sums.reopened),
    },
    countInWindow: a.countInWindow + b.countInWindow,
    countInBaseline: a.countInBaseline + b.countInBaseline,
    reply: addDurations(a.reply, b.reply),
    resolve: addDurations(a.resolve, b.resolve),
  };
}

function addSum(a: KnownSum, b: KnownSum): KnownSum {
  return { sum: a.sum + b.sum, n: a.n + b.n };
}

function addDurations(a: DurationCounts | null, b: DurationCounts | null): DurationCounts | null {
  if (a === null || b === null) return a ?? b;
  return {
    ended: a.ended.map((count, bin) => count + (b.ended[bin] ?? 0)),
    open: a.open.map((count, bin) => count + (b.open[bin] ?? 0)),
  };
}
