import { codeWatch, type CodeWatch } from './codeWatch.ts';
import { dateOrderProof, type DateOrderProof } from './dateOrderProof.ts';
import { parseClock } from './dateText.ts';
import { decimalSignProof, type DecimalSignProof } from './decimalSignProof.ts';
import { cellText } from './nullWords.ts';
import { uniqueWatch, type UniqueWatch } from './uniqueWatch.ts';

/** What a column's values say about it. `values` counts distinct values until there are too many to be groups. */
export interface ColumnProfile {
  readonly heading: string;
  readonly rows: number;
  readonly filled: number;
  readonly isUnique: boolean;
  readonly samples: readonly string[];
  readonly values: ReadonlyMap<string, number> | null;
  readonly averageLength: number;
  readonly isClock: boolean;
  readonly dates: DateOrderProof;
  readonly numbers: DecimalSignProof;
  readonly codes: CodeWatch;
}

export interface ColumnProfiler {
  readonly add: (cell: string | undefined) => void;
  readonly profile: () => ColumnProfile;
}

const mostGroups = 2_000;
const triedAsDates = 200;
const samplesKept = 5;
const longestId = 64;

/** Gathers one column's profile while the file is read once. Memory is bounded but for columns of unique ids, at 16 bytes a row. */
export function columnProfiler(heading: string): ColumnProfiler {
  const sums = { rows: 0, filled: 0, length: 0, clocks: 0 };
  const samples = new Set<string>();
  const dates = dateOrderProof();
  const codes = codeWatch();
  const ids = idWatch();
  const groups = groupCounter();
  const numbers = decimalSignProof();
  let mayBeDates = true;
  let mayBeNumbers = true;

  const add = (cell: string | undefined): void => {
    sums.rows += 1;
    const text = cellText(cell);
    ids.add(text);
    if (text === '') return;
    sums.filled += 1;
    sums.length += text.length;
    groups.add(text);
    codes.add(text);
    if (samples.size < samplesKept) samples.add(ownCopy(text.slice(0, 200)));
    if (sums.filled <= triedAsDates && parseClock(text) !== null) sums.clocks += 1;
    if (mayBeDates) dates.add(text);
    if (mayBeNumbers && (sums.filled <= triedAsDates || /[.,]/.test(text))) numbers.add(text);
    if (sums.filled === triedAsDates) {
      mayBeDates = dates.looksLikeDates();
      mayBeNumbers = numbers.looksLikeNumbers();
    }
  };

  const profile = (): ColumnProfile => ({
    heading,
    rows: sums.rows,
    filled: sums.filled,
    isUnique: ids.areUnique() && sums.rows > 0,
    samples: [...samples],
    values: groups.counts(),
    averageLength: sums.filled === 0 ? 0 : sums.length / sums.filled,
    isClock: sums.filled > 0 && sums.clocks >= Math.min(sums.filled, triedAsDates) * 0.9,
    dates,
    numbers,
    codes,
  });

  return { add, profile };
}

/** Whether every cell holds a short text of its own. Stops looking at the first that does not. */
function idWatch(): { readonly add: (text: string) => void; readonly areUnique: () => boolean } {
  let seen: UniqueWatch | null = uniqueWatch();
  return {
    add: (text) => {
      if (seen === null) return;
      if (text === '' || text.length > longestId || !seen.add(text)) seen = null;
    },
    areUnique: () => seen !== null,
  };
}

/** Counts different values, until there are too many for groups. */
function groupCounter(): {
  readonly add: (text: string) => void;
  readonly counts: () => ReadonlyMap<string, number> | null;
} {
  let counts: Map<string, number> | null = new Map();
  return {
    add: (text) => {
      if (counts === null) return;
      const known = counts.get(text);
      counts.set(known === undefined ? ownCopy(text) : text, (known ?? 0) + 1);
      if (counts.size > mostGroups) counts = null;
    },
    counts: () => counts,
  };
}

/** A cell is a view into the piece of the file that it was read from: kept as it is, it would keep all of that. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
