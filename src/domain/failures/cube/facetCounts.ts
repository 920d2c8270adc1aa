import { DaySums } from './DaySums.ts';
import type { Dimension, DimensionName } from './dimensions.ts';
import type { CubePart } from './cubeSums.ts';

/** How many failures each value of a dimension would show, all other filters and the days holding. */
export type Facets = ReadonlyMap<DimensionName, ReadonlyMap<string, number>>;

/** Values of one dimension over all tables, and which column of the sums each has. */
interface FacetColumns {
  readonly name: DimensionName;
  readonly values: readonly string[];
  readonly first: number;
}

type FacetPart = CubePart & { readonly dimensions: readonly Dimension[] };

/** Counts by value of every dimension, for any range of days. */
export class FacetCounts {
  readonly #columns: readonly FacetColumns[];
  readonly #sums: DaySums<Uint32Array<ArrayBuffer>>;

  constructor(parts: readonly FacetPart[], days: number) {
    this.#columns = facetColumns(parts);
    const width = this.#columns.reduce((sum, { values }) => sum + values.length, 0);
    const adders = this.#columns.flatMap((columns, index) =>
      parts.map((part) => adderOf(part, columns, index)),
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

  /** Counts over the days `first` to `last`, counted from the first day; both included. */
  between(first: number, last: number): Facets {
    const sums = this.#sums.between(first, last);
    const facet = ({ values, first: column }: FacetColumns) =>
      new Map(values.map((value, index) => [value, sums[column + index] ?? 0]));
    return new Map(this.#columns.map((columns) => [columns.name, facet(columns)]));
  }
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
  readonly part: CubePart;
  readonly code: Dimension['code'];
  /** The column of each code; −1 = the dimension does not speak of it. */
  readonly columnOf: Int32Array;
  /** How `missed` marks the cells that fail in this dimension alone. */
  readonly own: number;
}

function adderOf(part: FacetPart, { values, first }: FacetColumns, index: number): Adder {
  const dimension = part.dimensions[index];
  const columns = new Map(values.map((value, at) => [value, first + at] as const));
  const columnOf = Int32Array.from(dimension?.values ?? [], (value) =>
    value === null ? -1 : (columns.get(value) ?? -1),
  );
  return { part, code: dimension?.code ?? null, columnOf, own: index + 1 };
}

function addFacet({ part, code, columnOf, own }: Adder, day: number, into: Uint32Array, base: number): void {
  const { missed, starts, table } = part;
  const { count } = table;
  const end = starts[day + 1] ?? 0;
  for (let cell = starts[day] ?? 0; cell < end; cell += 1) {
    const mark = missed[cell];
    if (mark !== 0 && mark !== own) continue;
    const column = columnOf[code === null ? 0 : (code[cell] ?? 0)] ?? -1;
    if (column < 0) continue;
    into[base + column] = (into[base + column] ?? 0) + (count === null ? 1 : (count[cell] ?? 0));
  }
}
