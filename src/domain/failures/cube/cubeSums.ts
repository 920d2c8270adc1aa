import { causes } from '#domain/map/failureMode.ts';
import {
  daysOf,
  summedNames,
  type FailureTable,
  type SummedColumn,
  type SummedName,
} from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import { DaySums } from './DaySums.ts';
import type { CubeLayout } from './cubeLayout.ts';

/** One table ready to be counted: `missed` as `misses` says, `starts[d]` the first cell of day d (from the first day). */
export interface CubePart {
  readonly table: FailureTable;
  readonly missed: Uint8Array;
  readonly starts: Uint32Array;
  readonly columnOfKey: Int32Array;
  readonly placeOfKey: Int32Array;
}

/** How many days the tables cover, from the first failure's to the last's. */
export function daySpan(tables: readonly FailureTable[]): {
  readonly firstDay: number;
  readonly days: number;
} {
  const span = daysOf(tables);
  return span === null
    ? { firstDay: 0, days: 0 }
    : { firstDay: span.first, days: span.last - span.first + 1 };
}

/** The first cell of each day; one more at the end. */
export function dayStarts({ day }: FailureTable, firstDay: number, days: number): Uint32Array {
  const starts = new Uint32Array(days + 1);
  let cell = 0;
  for (let index = 0; index <= days; index += 1) {
    while (cell < day.length && (day[cell] ?? 0) < firstDay + index) cell += 1;
    starts[index] = cell;
  }
  return starts;
}

/** Failures by column of the layout. */
export function columnCounts(parts: readonly CubePart[], layout: CubeLayout, days: number) {
  const width = layout.slots.length + layout.unmatched.length;
  return new DaySums({
    days,
    width,
    make: Uint32Array,
    add: (day, into, base) => {
      for (const { table, missed, starts, columnOfKey } of parts) {
        const { key, count } = table;
        const end = starts[day + 1] ?? 0;
        for (let cell = starts[day] ?? 0; cell < end; cell += 1) {
          if (missed[cell] !== 0) continue;
          const at = base + (columnOfKey[key[cell] ?? 0] ?? 0);
          into[at] = (into[at] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
        }
      }
    },
  });
}

/** Failures by place × cause; null where no table knows causes. */
export function causeCounts(parts: readonly CubePart[], { places }: CubeLayout, days: number) {
  const knowing = parts.filter(({ table }) => table.cause !== null);
  if (knowing.length === 0) return null;
  return new DaySums({
    days,
    width: places.length * causes.length,
    make: Uint32Array,
    add: (day, into, base) => {
      for (const { table, missed, starts, placeOfKey } of knowing) {
        const { key, cause, count } = table;
        const end = starts[day + 1] ?? 0;
        for (let cell = starts[day] ?? 0; cell < end; cell += 1) {
          const code = cause?.[cell] ?? 0;
          const place = placeOfKey[key[cell] ?? 0] ?? -1;
          if (missed[cell] !== 0 || code === 0 || place < 0) continue;
          const at = base + place * causes.length + code - 1;
          into[at] = (into[at] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
        }
      }
    },
  });
}

/** What the columns that are summed add up to: for place p its sum at 2p, and over how many rows at 2p + 1. */
export function allSums(
  parts: readonly CubePart[],
  needs: { readonly layout: CubeLayout; readonly days: number; readonly map: AssignmentMap },
): readonly { readonly name: SummedName; readonly sums: DaySums<Float64Array<ArrayBuffer>> }[] {
  return summedNames.flatMap((name) => {
    const known = parts
      .map((part) => ({ ...part, column: part.table.sums[name], fill: fillOf(name, part, needs) }))
      .filter(({ column, fill }) => column !== undefined || fill.some((value) => !Number.isNaN(value)));
    if (known.length === 0) return [];
    const { days, layout } = needs;
    const add = (day: number, into: Float64Array, base: number): void => {
      for (const part of known) addSums(part, day, into, base);
    };
    return [{ name, sums: new DaySums({ days, width: 2 * layout.places.length, make: Float64Array, add }) }];
  });
}

type SummedPart = CubePart & { readonly column: SummedColumn | undefined; readonly fill: Float64Array };

function addSums(part: SummedPart, day: number, into: Float64Array, base: number): void {
  const { table, missed, starts, placeOfKey } = part;
  const end = starts[day + 1] ?? 0;
  for (let cell = starts[day] ?? 0; cell < end; cell += 1) {
    const key = table.key[cell] ?? 0;
    const place = placeOfKey[key] ?? -1;
    if (missed[cell] === 0 && place >= 0) addCell(part, cell, into, base + 2 * place);
  }
}

function addCell({ table, column, fill }: SummedPart, cell: number, into: Float64Array, at: number): void {
  const n = column?.n[cell] ?? 0;
  if (n > 0) addTo(into, at, column?.sum[cell] ?? 0, n);
  const rest = (table.count?.[cell] ?? 1) - n;
  const ofMode = fill[table.key[cell] ?? 0] ?? Number.NaN;
  if (rest > 0 && !Number.isNaN(ofMode)) addTo(into, at, ofMode * rest, rest);
}

function addTo(into: Float64Array, at: number, sum: number, n: number): void {
  into[at] = (into[at] ?? 0) + sum;
  into[at + 1] = (into[at + 1] ?? 0) + n;
}

/** By key: the severity of the failure mode, which holds for rows that have none of their own; NaN = none. */
function fillOf(
  name: SummedName,
  { columnOfKey }: CubePart,
  { layout, map }: { readonly layout: CubeLayout; readonly map: AssignmentMap },
): Float64Array {
  return Float64Array.from(columnOfKey, (column) => {
    const mode = name === 'severity' ? layout.slots[column]?.mode : undefined;
    return (mode === undefined ? null : map.failureModes.get(mode)?.severity) ?? Number.NaN;
  });
}

/** Failures of each day at a place or not. */
export function dayTotals(parts: readonly CubePart[], days: number): Uint32Array {
  const totals = new Uint32Array(days);
  for (const { table, missed, starts } of parts) {
    for (let day = 0; day < days; day += 1) {
      let total = 0;
      const end = starts[day + 1] ?? 0;
      for (let cell = starts[day] ?? 0; cell < end; cell += 1) {
        if (missed[cell] === 0) total += table.count?.[cell] ?? 1;
      }
      totals[day] = (totals[day] ?? 0) + total;
    }
  }
  return totals;
}
