import { formatMonth, monthOfDay, dateOfDay } from './day.ts';

/** Signs that day and month are swapped in part of a column, in plain words; `null` where there are none. */
export type SwapSigns = readonly string[] | null;

/** Smaller chances than this are not believed to be chance. */
const disbelief = 1e-9;
const lastMonthNumber = 12;
const shortestMonth = 28;
const shareThatIsMany = 0.75;

/**
 * Looks at how often each calendar day occurs in a column (days since 1970 → rows) for what a spreadsheet leaves behind
 * that read D/M/Y as M/D/Y: it swaps the dates whose day is 12 or less and leaves the others alone.
 *
 * 1. **Months with only a few distinct days.** Months without a day after the 12th, all of whose days are numbers of
 *    months that do have such days (April to June turn into days 4 to 6 of every month). Were a month's k days any k of
 *    its 28 or more, this would happen by chance with q = C(a, k) / C(28, k), a = how many such numbers there are. With
 *    T = Σ −ln q over the months where it did, Markov's inequality on e^(θT) gives P(T ≥ t) ≤ Π(1 − q + q^(1−θ)) · e^(−θt).
 *    First and last month are left out: a file covers them in part.
 * 2. **Days up to 12 over-represented** (the others got lost on the way): at least three quarters of the rows, where
 *    the calendar from the first date to the last expects a share p. A day counts for at most three times the median
 *    day, so that one bad day says nothing. By Chernoff's bound for weights in [0, 1] the chance is at most
 *    e^(−W · KL(share ‖ p)), W = sum of weights ÷ largest. Dates that all stand on one day of the month are left
 *    alone: that is a monthly stamp.
 *
 * An alarm is raised at a chance of 1e-9. Over all 2¹² sets of month numbers that sign 1 could have met, honest dates
 * spread over their months raise one in less than one of 200,000 columns.
 */
export function swapSigns(days: ReadonlyMap<number, number>): SwapSigns {
  if (days.size === 0) return null;
  const signs = [sparseMonths(days), earlyDays(days)].filter((sign) => sign !== null);
  return signs.length === 0 ? null : signs;
}

type Month = { readonly month: number; readonly early: Set<number>; hasLate: boolean };

function byMonth(days: ReadonlyMap<number, number>): readonly Month[] {
  const months = new Map<number, Month>();
  for (const day of days.keys()) {
    const month = monthOfDay(day);
    const known = months.get(month) ?? { month, early: new Set<number>(), hasLate: false };
    const date = dateOfDay(day);
    if (date > lastMonthNumber) known.hasLate = true;
    else known.early.add(date);
    months.set(month, known);
  }
  return [...months.values()].toSorted((a, b) => a.month - b.month);
}

function sparseMonths(days: ReadonlyMap<number, number>): string | null {
  const months = byMonth(days);
  const numbers = new Set(months.filter(({ hasLate }) => hasLate).map(({ month }) => (month % 12) + 1));
  const inner = months.slice(1, -1);
  const odds = inner.map(({ early, hasLate }) => ({
    isOdd: !hasLate && [...early].every((date) => numbers.has(date)),
    q: chosen(numbers.size, early.size) / chosen(shortestMonth, early.size),
  }));
  const found = inner.filter((_, index) => odds[index]?.isOdd);
  if (chanceOf(odds) > disbelief) return null;
  const dates = new Set(found.flatMap(({ early }) => [...early]).toSorted((a, b) => a - b));
  const names = found.map(({ month }) => formatMonth(month));
  const shown = names.length > 6 ? `${names.slice(0, 6).join(', ')} …` : names.join(', ');
  return `${found.length} months (${shown}) hold only the days ${[...dates].join(', ')} and none after the 12th: the very numbers of the months that do have later days.`;
}

/** An upper bound of the chance that as much as this is odd. */
function chanceOf(months: readonly { readonly isOdd: boolean; readonly q: number }[]): number {
  const total = months.reduce((sum, { isOdd, q }) => (isOdd ? sum - Math.log(q) : sum), 0);
  if (total === 0) return 1;
  const bounds = [0.5, 0.7, 0.8, 0.9, 1].map((theta) => {
    const logs = months.reduce((sum, { q }) => sum + (q > 0 ? Math.log(1 - q + q ** (1 - theta)) : 0), 0);
    return Math.exp(logs - theta * total);
  });
  return Math.min(...bounds);
}

/** How many ways there are to choose k of n. */
function chosen(n: number, k: number): number {
  let ways = 1;
  for (let index = 0; index < k; index += 1) ways *= (n - index) / (k - index);
  return k > n ? 0 : ways;
}

function earlyDays(days: ReadonlyMap<number, number>): string | null {
  const all = [...days];
  if (new Set(all.map(([day]) => dateOfDay(day))).size === 1) return null;
  const counts = all.map(([, rows]) => rows).toSorted((a, b) => a - b);
  const limit = 3 * (counts[Math.floor(counts.length / 2)] ?? 1);
  const sums = { early: 0, all: 0, largest: 0, earlyRows: 0, rows: 0, first: Infinity, last: -Infinity };
  for (const [day, rows] of all) {
    const weight = Math.min(rows, limit);
    const isEarly = dateOfDay(day) <= lastMonthNumber;
    sums.early += isEarly ? weight : 0;
    sums.earlyRows += isEarly ? rows : 0;
    sums.all += weight;
    sums.rows += rows;
    sums.largest = Math.max(sums.largest, weight);
    sums.first = Math.min(sums.first, day);
    sums.last = Math.max(sums.last, day);
  }
  const share = sums.early / sums.all;
  const expected = (earlyUpTo(sums.last) - earlyUpTo(sums.first - 1)) / (sums.last - sums.first + 1);
  if (share < shareThatIsMany || expected >= share) return null;
  const chance = Math.exp((-sums.all / sums.largest) * divergence(share, expected));
  if (chance > disbelief) return null;
  return `${percent(sums.earlyRows / sums.rows)} of the rows lie on days 1–12 of a month, where the calendar lets expect ${percent(expected)}.`;
}

/** Days on or before this one, counted from year 0, that are among the first twelve of their month. */
function earlyUpTo(day: number): number {
  return monthOfDay(day) * lastMonthNumber + Math.min(dateOfDay(day), lastMonthNumber);
}

/** Kullback–Leibler divergence of two shares. */
function divergence(share: number, expected: number): number {
  const rest = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - expected));
  return share * Math.log(share / expected) + rest;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
