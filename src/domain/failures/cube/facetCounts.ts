import { DaySums } from './DaySums.ts';
import type { Dimension, DimensionName } from './dimensions.ts';
import type { CubePart } from './cubeSums.ts';
import type { DayCells } from './dayCells.ts';

/** How many failures each value of a dimension would show, all other filters and the days holding. */
export type Facets = ReadonlyMap<DimensionName, ReadonlyMap<string, number>>;

/** Values of one dimension over all tables, and which column of the sums the first has; the others follow. */
export interface FacetColumns {
  readonly name: DimensionName;
  readonly values: readonly string[];
  readonly first: number;
}

type FacetPart = CubePart & { readonly dimensions: readonly Dimension[] };

/** Counts by value of every dimension, for any range of days. */
export class FacetCounts {
  readonly columns: readonly FacetColumns[];
  readonly #sums: DaySums<Uint32Array<ArrayBuffer>>;

  constructor(parts: readonly FacetPart[], days: number) {
    this.columns = facetColumns(parts);
    const width = this.columns.reduce((sum, { values }) => sum + values.length, 0);
    const adders = this.columns.flatMap((columns, index) =>
      parts.flatMap((part) => addersOf(part, columns, index)),
    );
    this.#sums = new DaySums({
      days,
      width,
      make: Uint32Array,
      add: (day, into, base) => {
        for (const adder of adders) addFacet(adder, day, into, base);
      },
    });
  }

  /** By column, over the days `first` to `last`, counted from the first day; both included. */
  between(first: number, last: number): Uint32Array {
    return this.#sums.between(first, last);
  }
}

/** The columns' counts by dimension and value. */
export function readFacets(columns: readonly FacetColumns[], counts: Uint32Array): Facets {
  const facet = ({ values, first }: FacetColumns) =>
    new Map(values.map((value, index) => [value, counts[first + index] ?? 0]));
  return new Map(columns.map((each) => [each.name, facet(each)]));
}

function facetColumns(parts: readonly FacetPart[]): readonly FacetColumns[] {
  let first = 0;
  return (parts[0]?.dimensions ?? []).map(({ name }, index) => {
    const values = new Set(parts.flatMap(({ dimensions }) => dimensions[index]?.values ?? []));
    values.delete(null);
    const columns = { name, values: [...values] as string[], first };
    first += values.size;
    return columns;
  });
}

interface Adder {
  readonly cells: DayCells;
  readonly count: Uint32Array | null;
  readonly code: Dimension['code'];
  /** The column of each code; −1 = the dimension does not speak of it. */
  readonly columnOf: Int32Array;
}

/** Those that pass, and those that would were this dimension not filtered. */
function addersOf(part: FacetPart, { values, first }: FacetColumns, index: number): readonly Adder[] {
  const dimension = part.dimensions[index];
  const columns = new Map(values.map((value, at) => [value, first + at] as const));
  const columnOf = Int32Array.from(dimension?.values ?? [], (value) =>
    value === null ? -1 : (columns.get(value) ?? -1),
  );
  const { passing, nearly, table } = part;
  const code = dimension?.code ?? null;
  return [passing, nearly[index]]
    .filter((cells) => cells !== undefined && cells.cells.length > 0)
    .map((cells) => ({ cells: cells as DayCells, count: table.count, code, columnOf }));
}

function addFacet(
  { cells, count, code, columnOf }: Adder,
  day: number,
  into: Uint32Array,
  base: number,
): void {
  const { cells: list, starts } = cells;
  const end = starts[day + 1] ?? 0;
  for (let index = starts[day] ?? 0; index < end; index += 1) {
    const cell = list[index] ?? 0;
    const column = columnOf[code === null ? 0 : (code[cell] ?? 0)] ?? -1;
    if (column < 0) continue;
    into[base + column] = (into[base + column] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
  }
}
