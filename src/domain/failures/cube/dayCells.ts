import type { FailureTable } from '../failureTable.ts';

/** Cells of a table in its order, and where those of each day (counted from the first) start; one start more at the end. */
export interface DayCells {
  readonly cells: Uint32Array;
  readonly starts: Uint32Array;
}

/** The days that a cube covers: days since 1970-01-01, and how many. */
export interface CubeDays {
  readonly firstDay: number;
  readonly days: number;
}

/** By mark below `marks`, which cells have it: so that what fails the filter is looked at once only. */
export function dayCells(
  { day }: FailureTable,
  missed: Uint8Array,
  wish: CubeDays & { readonly marks: number },
): readonly DayCells[] {
  const counts = new Uint32Array(256);
  for (let cell = 0; cell < missed.length; cell += 1) {
    const mark = missed[cell] ?? 0;
    counts[mark] = (counts[mark] ?? 0) + 1;
  }
  const lists = Array.from({ length: wish.marks }, (_, mark) => new Uint32Array(counts[mark] ?? 0));
  const filled = new Uint32Array(256);
  for (let cell = 0; cell < missed.length; cell += 1) {
    const mark = missed[cell] ?? 0;
    const list = lists[mark];
    if (list === undefined) continue;
    const at = filled[mark] ?? 0;
    list[at] = cell;
    filled[mark] = at + 1;
  }
  return lists.map((cells) => ({ cells, starts: startsOf(cells, day, wish) }));
}

function startsOf(cells: Uint32Array, day: Int32Array, { firstDay, days }: CubeDays): Uint32Array {
  const starts = new Uint32Array(days + 1);
  let at = 0;
  for (let index = 0; index <= days; index += 1) {
    while (at < cells.length && (day[cells[at] ?? 0] ?? 0) < firstDay + index) at += 1;
    starts[index] = at;
  }
  return starts;
}
