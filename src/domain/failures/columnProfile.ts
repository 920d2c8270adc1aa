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
  /** Every row has a short value of its own, which nothing has damaged. */
  readonly isUnique: boolean;
  /** As `isUnique`, but for rows that are empty there. */
  readonly isDistinct: boolean;
  /** The rows, by their place in the file, that are empty there, and those that hold no date; null = too many to be told. */
  readonly emptyRows: readonly number[] | null;
  readonly undatedRows: readonly number[] | null;
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
  const empty = fewRows();
  const undated = fewRows();
  let mayBeDates = true;
  let mayBeNumbers = true;

  const add = (cell: string | undefined): void => {
    sums.rows += 1;
    const text = cellText(cell);
    if (text === '') {
      empty.add(sums.rows);
      undated.add(sums.rows);
      if (empty.rows() === null) ids.giveUp();
      return;
    }
    ids.add(text);
    sums.filled += 1;
    sums.length += text.length;
    groups.add(text);
    codes.add(text);
    if (samples.size < samplesKept) samples.add(ownCopy(text.slice(0, 200)));
    if (sums.filled <= triedAsDates && parseClock(text) !== null) sums.clocks += 1;
    if (!mayBeDates || !dates.add(text)) undated.add(sums.rows);
    if (mayBeNumbers && (sums.filled <= triedAsDates || /[.,]/.test(text))) numbers.add(text);
    if (sums.filled === triedAsDates) {
      mayBeDates = dates.looksLikeDates();
      mayBeNumbers = numbers.looksLikeNumbers();
    }
  };

  // What a spreadsheet cut off may be what told two files' rows apart.
  const isDistinct = (): boolean =>
    ids.areUnique() && sums.filled > 0 && codes.find(heading)?.kind !== 'mangled';

  const profile = (): ColumnProfile => ({
    heading,
    rows: sums.rows,
    filled: sums.filled,
    isUnique: isDistinct() && sums.filled === sums.rows,
    isDistinct: isDistinct(),
    emptyRows: empty.rows(),
    undatedRows: undated.rows(),
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

const mostTold = 100;

/** Notes rows, until they are more than a table has totals and footers. */
function fewRows(): { readonly add: (row: number) => void; readonly rows: () => readonly number[] | null } {
  const rows: number[] = [];
  return {
    add: (row) => {
      if (rows.length <= mostTold) rows.push(row);
    },
    rows: () => (rows.length > mostTold ? null : rows),
  };
}

/** Whether every filled cell holds a short text of its own. Stops looking at the first that does not. */
function idWatch(): {
  readonly add: (text: string) => void;
  readonly giveUp: () => void;
  readonly areUnique: () => boolean;
} {
  let seen: UniqueWatch | null = uniqueWatch();
  return {
    giveUp: () => {
      seen = null;
    },
    add: (text) => {
      if (seen === null) return;
      if (text.length > longestId || !seen.add(text)) seen = null;
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
