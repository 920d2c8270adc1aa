import type { FailureFilter } from '../failureFilter.ts';
import { wantedOf, type Dimension, type TablePart } from './dimensions.ts';

/** A cell that fails the filter in more ways than one, or for its text; beyond what any dimension marks. */
const outside = 255;

/**
 * How each cell of a table stands to the filter, its days apart: 0 = passes, 1 + i = fails in dimension i alone (so it
 * would pass were that one not filtered: what a facet counts), `outside` = else. `found`: 1 for each cell whose text
 * holds the words that were asked for; null = none were. Column by column, because that is what processors like.
 */
export function misses(
  { table, dimensions }: TablePart,
  filter: FailureFilter,
  found: Uint8Array | null,
): Uint8Array {
  const missed = new Uint8Array(table.day.length);
  if (found !== null) {
    for (let cell = 0; cell < missed.length; cell += 1) if (found[cell] !== 1) missed[cell] = outside;
  }
  dimensions.forEach((dimension, index) => {
    const wanted = wantedOf(filter, dimension.name);
    if (wanted.length > 0) mark(missed, dimension, new Set(wanted), Math.min(index + 1, outside));
  });
  return missed;
}

function mark(missed: Uint8Array, dimension: Dimension, wanted: ReadonlySet<string>, own: number): void {
  const fails = Uint8Array.from(dimension.values, (value) => (value !== null && wanted.has(value) ? 0 : 1));
  const { code } = dimension;
  if (code === null) {
    if (fails[0] === 1) for (let cell = 0; cell < missed.length; cell += 1) miss(missed, cell, own);
    return;
  }
  for (let cell = 0; cell < missed.length; cell += 1) {
    if (fails[code[cell] ?? 0] === 1) miss(missed, cell, own);
  }
}

function miss(missed: Uint8Array, cell: number, own: number): void {
  missed[cell] = missed[cell] === 0 ? own : outside;
}
