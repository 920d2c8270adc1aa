import { dateOrders, dayUnder, splitDateText, type DateOrder } from './dateText.ts';
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
  readonly add: (text: string) => void;
  readonly find: () => DateOrderFound;
  /** Texts that are dates under no order, of all that were added. */
  readonly looksLikeDates: () => boolean;
  readonly everyOffset: () => boolean;
  readonly isDayOnly: () => boolean;
}

/** Share of a column's texts that have to be dates for the column to count as one. */
const enough = 0.5;

export function dateOrderProof(): DateOrderProof {
  const counts = new Map<DateOrder, OrderCount>(
    dateOrders.map((order) => [order, { parsed: 0, first: Infinity, last: -Infinity }]),
  );
  const seen = { texts: 0, dates: 0, disagreements: 0, offsets: 0, clocks: 0 };

  const add = (text: string): void => {
    seen.texts += 1;
    const parts = splitDateText(text);
    if (!parts) return;
    seen.dates += 1;
    if (parts.clock.offsetMinutes !== null) seen.offsets += 1;
    if (parts.clock.precision !== 'day') seen.clocks += 1;
    const days = new Set<number>();
    for (const [order, count] of counts) {
      const day = dayUnder(parts, order);
      if (day === null) continue;
      days.add(day);
      count.parsed += 1;
      count.first = Math.min(count.first, day);
      count.last = Math.max(count.last, day);
    }
    if (days.size > 1) seen.disagreements += 1;
  };

  return {
    add,
    find: () => verdict(counts, seen),
    looksLikeDates: () => seen.texts > 0 && seen.dates >= seen.texts * enough,
    everyOffset: () => seen.dates > 0 && seen.offsets === seen.dates,
    isDayOnly: () => seen.dates > 0 && seen.clocks === 0,
  };
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
