import { compareCells, type Cell } from './tallyStretch.ts';

/** The cells of several stretches of rows as the cells of all those rows, in the order of `compareCells`. */
export function mergeCells(stretches: readonly (readonly Cell[])[]): readonly Cell[] {
  // Each stretch is in order already: sorting finds that, and only merges.
  const cells = stretches.length === 1 ? (stretches[0] ?? []) : stretches.flat().toSorted(compareCells);
  const merged: Cell[] = [];
  let last: Cell | null = null;
  for (const cell of cells) {
    if (last !== null && compareCells(last, cell) === 0) {
      last = joinCells(last, cell);
      merged[merged.length - 1] = last;
    } else {
      last = cell;
      merged.push(cell);
    }
  }
  return merged;
}

function joinCells(a: Cell, b: Cell): Cell {
  const sums = a.sums === null || b.sums === null ? (a.sums ?? b.sums) : addSums(a.sums, b.sums);
  return { ...a, count: a.count + b.count, sums };
}

function addSums(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value + (b[index] ?? 0));
}
