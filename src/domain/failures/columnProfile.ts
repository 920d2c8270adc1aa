import { dateOrderProof, type DateOrderProof } from './dateOrderProof.ts';
import { parseClock } from './dateText.ts';
import { cellText } from './nullWords.ts';

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
}

export interface ColumnProfiler {
  readonly add: (cell: string | undefined) => void;
  readonly profile: () => ColumnProfile;
}

const mostGroups = 2_000;
const triedAsDates = 200;
const samplesKept = 5;

/** Gathers one column's profile while the file is read once. Memory is bounded but for columns of unique ids. */
export function columnProfiler(heading: string): ColumnProfiler {
  const sums = { rows: 0, filled: 0, length: 0, clocks: 0 };
  const samples = new Set<string>();
  const dates = dateOrderProof();
  let values: Map<string, number> | null = new Map();
  let unique: Set<string> | null = new Set();
  let mayBeDates = true;

  const add = (cell: string | undefined): void => {
    sums.rows += 1;
    const text = cellText(cell);
    if (text === '') {
      unique = null;
      return;
    }
    sums.filled += 1;
    sums.length += text.length;
    if (samples.size < samplesKept) samples.add(text.slice(0, 200));
    if (unique?.has(text)) unique = null;
    unique?.add(text);
    values?.set(text, (values.get(text) ?? 0) + 1);
    if (values !== null && values.size > mostGroups) values = null;
    if (sums.filled <= triedAsDates && parseClock(text) !== null) sums.clocks += 1;
    if (mayBeDates) dates.add(text);
    if (sums.filled === triedAsDates) mayBeDates = dates.looksLikeDates();
  };

  const profile = (): ColumnProfile => ({
    heading,
    rows: sums.rows,
    filled: sums.filled,
    isUnique: unique !== null && sums.rows > 0,
    samples: [...samples],
    values,
    averageLength: sums.filled === 0 ? 0 : sums.length / sums.filled,
    isClock: sums.filled > 0 && sums.clocks >= Math.min(sums.filled, triedAsDates) * 0.9,
    dates,
  });

  return { add, profile };
}
