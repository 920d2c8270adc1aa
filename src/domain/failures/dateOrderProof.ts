import { dateOrders, dayUnder, splitDateText, type DateOrder, type DateParts } from './dateText.ts';
import { formatDay } from './day.ts';

interface OrderCount {
  parsed: number;
  first: number;
  last: number;
}

/** What a column's dates allow: an order with its reason, a tie that a person has to break, or no dates at all. */
export type DateOrderFound =
  | { readonly state: 'proven'; readonly order: DateOrder; readonly because: string }
  | { readonly state: 'tied'; readonly options: readonly { value: DateOrder; because: string }[] }
  | { readonly state: 'noDates' };

/** Gathers a column's date texts one by one and says in which order they are written. */
export interface DateOrderProof {
  /** False where the text is a date under no order. */
  readonly add: (text: string) => boolean;
  readonly find: () => DateOrderFound;
  /** At least half of the texts that were added are dates. */
  readonly looksLikeDates: () => boolean;
  /** How many of them are. */
  readonly count: () => number;
  readonly everyOffset: () => boolean;
  readonly isDayOnly: () => boolean;
  /** How many rows lie on each day when read in an order; `null` where the days are too many to be counted. */
  readonly rowsByDay: (order: DateOrder) => ReadonlyMap<number, number> | null;
}

/** Share of a column's texts that have to be dates for the column to count as one. */
const enough = 0.5;

/** A date as it is written, with the day that it means under each order. */
interface Written {
  rows: number;
  readonly days: Readonly<Record<DateOrder, number | null>>;
  readonly isAmbiguous: boolean;
}

/** A century of days; a column that holds more different ones is not watched for swaps. */
const mostDays = 40_000;

export function dateOrderProof(): DateOrderProof {
  const writtenDates = new Map<number, Written>();
  const counts = new Map<DateOrder, OrderCount>(
    dateOrders.map((order) => [order, { parsed: 0, first: Infinity, last: -Infinity }]),
  );
  const seen = { texts: 0, dates: 0, disagreements: 0, offsets: 0, clocks: 0 };

  const toWritten = (parts: DateParts): Written => {
    const key = writtenKey(parts);
    const known = writtenDates.get(key);
    if (known) return known;
    const written = readEveryWay(parts);
    if (writtenDates.size <= mostDays) writtenDates.set(key, written);
    return written;
  };

  const add = (text: string): boolean => {
    seen.texts += 1;
    const parts = splitDateText(text);
    if (!parts) return false;
    seen.dates += 1;
    if (parts.clock.offsetMinutes !== null) seen.offsets += 1;
    if (parts.clock.precision !== 'day') seen.clocks += 1;
    const written = toWritten(parts);
    written.rows += 1;
    if (written.isAmbiguous) seen.disagreements += 1;
    for (const [order, count] of counts) {
      const day = written.days[order];
      if (day === null) continue;
      count.parsed += 1;
      count.first = Math.min(count.first, day);
      count.last = Math.max(count.last, day);
    }
    return true;
  };

  return {
    add,
    find: () => verdict(counts, seen),
    looksLikeDates: () => seen.texts > 0 && seen.dates >= seen.texts * enough,
    count: () => seen.dates,
    everyOffset: () => seen.dates > 0 && seen.offsets === seen.dates,
    isDayOnly: () => seen.dates > 0 && seen.clocks === 0,
    rowsByDay: (order) => (writtenDates.size > mostDays ? null : countDays(writtenDates, order)),
  };
}

/** A number for each way to write a date; days that are certain are told apart by being negative. */
function writtenKey({ numbers, day }: DateParts): number {
  if (numbers === null) return -1_000_000 - (day ?? 0);
  const [first, second, third] = numbers;
  return ((Number(first) * 100 + Number(second)) * 10_000 + Number(third)) * 5 + third.length;
}

function readEveryWay(parts: DateParts): Written {
  const days = {
    DMY: dayUnder(parts, 'DMY'),
    MDY: dayUnder(parts, 'MDY'),
    YMD: dayUnder(parts, 'YMD'),
  };
  const different = new Set(Object.values(days).filter((day) => day !== null));
  return { rows: 0, days, isAmbiguous: different.size > 1 };
}

function countDays(
  writtenDates: ReadonlyMap<number, Written>,
  order: DateOrder,
): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const written of writtenDates.values()) {
    const day = written.days[order];
    if (day !== null) rows.set(day, (rows.get(day) ?? 0) + written.rows);
  }
  return rows;
}

function verdict(
  counts: ReadonlyMap<DateOrder, OrderCount>,
  seen: { readonly texts: number; readonly disagreements: number },
): DateOrderFound {
  const ranked = [...counts].toSorted(([, a], [, b]) => b.parsed - a.parsed);
  const [best, next] = ranked;
  if (!best || !next || best[1].parsed === 0 || best[1].parsed < seen.texts * enough)
    return { state: 'noDates' };
  const [order, { parsed }] = best;
  if (seen.disagreements === 0 && parsed === next[1].parsed) {
    return {
      state: 'proven',
      order,
      because: 'The dates read the same in every order (year first, or month by name).',
    };
  }
  const margin = parsed - next[1].parsed;
  const isProven = margin > 0 && (parsed === seen.texts || margin >= 10 * (seen.texts - parsed));
  if (!isProven) return { state: 'tied', options: tiedOptions(ranked, seen.texts) };
  const impossible = next[1].parsed === 0 ? 'none' : `only ${next[1].parsed}`;
  const because = `${parsed} of ${seen.texts} dates exist when read as ${orderWords[order]}; as ${orderWords[next[0]]} ${impossible} would.`;
  return { state: 'proven', order, because };
}

export const orderWords: Record<DateOrder, string> = {
  DMY: 'day, month, year',
  MDY: 'month, day, year',
  YMD: 'year, month, day',
};

function tiedOptions(
  ranked: readonly (readonly [DateOrder, OrderCount])[],
  texts: number,
): readonly { value: DateOrder; because: string }[] {
  return ranked
    .filter(([, count]) => count.parsed >= texts * enough)
    .map(([value, count]) => ({
      value,
      because: `Read as ${orderWords[value]}, ${count.parsed} of ${texts} dates exist, from ${formatDay(count.first)} to ${formatDay(count.last)}.`,
    }));
}
