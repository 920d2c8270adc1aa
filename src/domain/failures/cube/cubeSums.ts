import { causes } from '#domain/map/failureMode.ts';
import { summedNames, type FailureTable, type SummedColumn, type SummedName } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import { DaySums } from './DaySums.ts';
import type { CubeLayout } from './cubeLayout.ts';
import type { DayCells } from './dayCells.ts';

/** One table ready to be counted: `missed` as `misses` says, `passing` the cells that it marks with 0. */
export interface CubePart {
  readonly table: FailureTable;
  readonly missed: Uint8Array;
  readonly passing: DayCells;
  /** By dimension, the cells that fail in it alone. */
  readonly nearly: readonly DayCells[];
  readonly columnOfKey: Int32Array;
  readonly placeOfKey: Int32Array;
}

/** Failures by column of the layout. */
export function columnCounts(parts: readonly CubePart[], layout: CubeLayout, days: number) {
  const width = layout.slots.length + layout.unmatched.length;
  return new DaySums({
    days,
    width,
    make: Uint32Array,
    add: (day, into, base) => {
      for (const part of parts) addColumns(part, day, into, base);
    },
  });
}

function addColumns({ table, passing, columnOfKey }: CubePart, day: number, into: Uint32Array, base: number) {
  const { key, count } = table;
  const { cells, starts } = passing;
  const end = starts[day + 1] ?? 0;
  for (let index = starts[day] ?? 0; index < end; index += 1) {
    const cell = cells[index] ?? 0;
    const at = base + (columnOfKey[key[cell] ?? 0] ?? 0);
    into[at] = (into[at] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
  }
}

/** Failures by place × cause; null where no table knows causes. */
export function causeCounts(parts: readonly CubePart[], { places }: CubeLayout, days: number) {
  const knowing = parts.filter(({ table }) => table.cause !== null);
  if (knowing.length === 0) return null;
  return new DaySums({
    days,
    width: places.length * causes.length,
    sumUp: 'later',
    make: Uint32Array,
    add: (day, into, base) => {
      for (const part of knowing) addCauses(part, day, into, base);
    },
  });
}

function addCauses({ table, passing, placeOfKey }: CubePart, day: number, into: Uint32Array, base: number) {
  const { key, cause, count } = table;
  const { cells, starts } = passing;
  const end = starts[day + 1] ?? 0;
  for (let index = starts[day] ?? 0; index < end; index += 1) {
    const cell = cells[index] ?? 0;
    const code = cause?.[cell] ?? 0;
    const place = placeOfKey[key[cell] ?? 0] ?? -1;
    if (code === 0 || place < 0) continue;
    const at = base + place * causes.length + code - 1;
    into[at] = (into[at] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
  }
}

/** What the columns that are summed add up to: for place p its sum at 2p, and over how many rows at 2p + 1. */
export function allSums(
  parts: readonly CubePart[],
  needs: { readonly layout: CubeLayout; readonly days: number; readonly map: AssignmentMap },
): readonly { readonly name: SummedName; readonly sums: DaySums<Float64Array<ArrayBuffer>> }[] {
  return summedNames.flatMap((name) => {
    const known = parts
      .map((part) => ({ ...part, column: part.table.sums[name], fill: fillOf(name, part, needs) }))
      .filter(({ column, fill }) => column !== undefined || fill !== null);
    if (known.length === 0) return [];
    const { days, layout } = needs;
    const add = (day: number, into: Float64Array, base: number): void => {
      for (const part of known) addSums(part, day, into, base);
    };
    const width = 2 * layout.places.length;
    return [{ name, sums: new DaySums({ days, width, sumUp: 'later', make: Float64Array, add }) }];
  });
}

type SummedPart = CubePart & {
  readonly column: SummedColumn | undefined;
  readonly fill: Float64Array | null;
};

function addSums(part: SummedPart, day: number, into: Float64Array, base: number): void {
  const { table, passing, placeOfKey } = part;
  const { cells, starts } = passing;
  const end = starts[day + 1] ?? 0;
  for (let index = starts[day] ?? 0; index < end; index += 1) {
    const cell = cells[index] ?? 0;
    const place = placeOfKey[table.key[cell] ?? 0] ?? -1;
    if (place >= 0) addCell(part, cell, into, base + 2 * place);
  }
}

function addCell({ table, column, fill }: SummedPart, cell: number, into: Float64Array, at: number): void {
  const n = column === undefined ? 0 : (column.n[cell] ?? 0);
  if (n > 0) addTo(into, at, column?.sum[cell] ?? 0, n);
  if (fill === null) return;
  const rest = (table.count === null ? 1 : (table.count[cell] ?? 0)) - n;
  if (rest > 0) addFill(into, at, fill[table.key[cell] ?? 0] ?? Number.NaN, rest);
}

function addFill(into: Float64Array, at: number, value: number, rows: number): void {
  if (!Number.isNaN(value)) addTo(into, at, value * rows, rows);
}

function addTo(into: Float64Array, at: number, sum: number, n: number): void {
  into[at] = (into[at] ?? 0) + sum;
  into[at + 1] = (into[at + 1] ?? 0) + n;
}

/** By key: the severity of the failure mode, which holds for rows that have none of their own; NaN = none, null = none anywhere. */
function fillOf(
  name: SummedName,
  { columnOfKey }: CubePart,
  { layout, map }: { readonly layout: CubeLayout; readonly map: AssignmentMap },
): Float64Array | null {
  if (name !== 'severity') return null;
  const fill = Float64Array.from(columnOfKey, (column) => {
    const mode = layout.slots[column]?.mode;
    return (mode === undefined ? null : map.failureModes.get(mode)?.severity) ?? Number.NaN;
  });
  return fill.every(Number.isNaN) ? null : fill;
}

/** Failures of each day at a place or not. */
export function dayTotals(parts: readonly CubePart[], days: number): Uint32Array {
  const totals = new Uint32Array(days);
  for (const { table, passing } of parts) {
    const { cells, starts } = passing;
    for (let day = 0; day < days; day += 1) {
      const [start, end] = [starts[day] ?? 0, starts[day + 1] ?? 0];
      let total = table.count === null ? end - start : 0;
      if (table.count !== null) {
        for (let index = start; index < end; index += 1) total += table.count[cells[index] ?? 0] ?? 0;
      }
      totals[day] = (totals[day] ?? 0) + total;
    }
  }
  return totals;
}
