import { memoizeByRef } from '#base/memoizeByRef.ts';
import { binOfMinutes, durationBins } from '../durationBins.ts';
import { firstAtLeast } from '../passingCells.ts';
import type { DurationColumn } from '../failureTable.ts';
import type { DurationCounts } from '../placeNumbers.ts';
import type { CubePart } from './cubeSums.ts';

const unknown = 0xffff;

/** Each cell's bin, times two, plus one where it is still open; so that counting needs no logarithms. */
const binsOf = memoizeByRef(({ minutes, isOpen }: DurationColumn) =>
  Uint16Array.from(minutes, (value, cell) =>
    Number.isNaN(value) ? unknown : 2 * binOfMinutes(value) + (isOpen[cell] === 1 ? 1 : 0),
  ),
);

/**
 * Reply or resolution times by place (an index into the layout's places) over some days (since 1970-01-01), counted
 * from the rows: bins × places × days would be too many to keep. A place without any is null.
 */
export function durationsBetween(
  parts: readonly CubePart[],
  which: 'reply' | 'resolve',
  wish: { readonly first: number; readonly last: number; readonly places: number },
): readonly (DurationCounts | null)[] {
  const counts: (DurationCounts | null)[] = Array.from({ length: wish.places }, () => null);
  for (const { table, missed, placeOfKey } of parts) {
    const column = table[which];
    if (column === null) continue;
    const bins = binsOf(column);
    const end = firstAtLeast(table.day, wish.last + 1);
    for (let cell = firstAtLeast(table.day, wish.first); cell < end; cell += 1) {
      const bin = bins[cell] ?? unknown;
      const place = placeOfKey[table.key[cell] ?? 0] ?? -1;
      if (bin === unknown || missed[cell] !== 0 || place < 0) continue;
      const known = (counts[place] ??= noDurations());
      const into = (bin & 1) === 1 ? known.open : known.ended;
      into[bin >> 1] = (into[bin >> 1] ?? 0) + 1;
    }
  }
  return counts;
}

function noDurations(): DurationCounts {
  return { ended: new Uint32Array(durationBins), open: new Uint32Array(durationBins) };
}
