import type { Exposure } from '../exposure.ts';
import type { FailureFilter } from '../failureFilter.ts';
import { daysOf, type FailureTable, type FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import { cubeLayout, type CubeLayout } from './cubeLayout.ts';
import { allSums, causeCounts, columnCounts, dayTotals, type CubePart } from './cubeSums.ts';
import { dayCells, type CubeDays } from './dayCells.ts';
import { tableParts, type Dimension } from './dimensions.ts';
import { misses } from './misses.ts';

/** The rows whose text holds the words of the filter: by dataset, 1 for each cell of its table that does. */
export type FoundCells = ReadonlyMap<string, Uint8Array>;

/** All that a cube's answers are read from. Days are counted from `firstDay`, itself days since 1970-01-01. */
export interface CubeData extends CubeDays {
  readonly map: AssignmentMap;
  readonly exposures: readonly Exposure[];
  readonly parts: readonly (CubePart & { readonly dimensions: readonly Dimension[] })[];
  readonly layout: CubeLayout;
  readonly indexOfPlace: ReadonlyMap<string, number>;
  /** Failures of each day, matched or not. */
  readonly totals: Uint32Array;
  readonly columns: ReturnType<typeof columnCounts>;
  readonly causes: ReturnType<typeof causeCounts>;
  readonly sums: ReturnType<typeof allSums>;
}

/** The scan: applies the filter, its days apart, and sums up by day. */
export function cubeData(
  { tables, exposures }: FailureTables,
  map: AssignmentMap,
  filter: FailureFilter,
  found: FoundCells | null,
): CubeData {
  const span = daySpan(tables);
  const { days } = span;
  const sources = tableParts(tables, map, filter);
  const layout = cubeLayout(sources);
  const parts = sources.map((source, index) => {
    const { table, dimensions } = source;
    const missed = misses(source, filter, found === null ? null : (found.get(table.dataset) ?? nothing));
    const [passing = noCells, ...nearly] = dayCells(table, missed, { ...span, marks: dimensions.length + 1 });
    const { columnOfKey = noKeys, placeOfKey = noKeys } = layout.byTable[index] ?? {};
    return { ...source, missed, passing, nearly, columnOfKey, placeOfKey };
  });
  return {
    ...span,
    map,
    exposures,
    parts,
    layout,
    indexOfPlace: new Map(layout.places.map((place, index) => [place, index])),
    totals: dayTotals(parts, days),
    columns: columnCounts(parts, layout, days),
    causes: causeCounts(parts, layout, days),
    sums: allSums(parts, { layout, days, map }),
  };
}

/** The days that the tables cover, from the first failure's to the last's. */
function daySpan(tables: readonly FailureTable[]): CubeDays {
  const span = daysOf(tables);
  return span === null
    ? { firstDay: 0, days: 0 }
    : { firstDay: span.first, days: span.last - span.first + 1 };
}

const nothing = new Uint8Array(0);
const noKeys = new Int32Array(0);
const noCells = { cells: new Uint32Array(0), starts: new Uint32Array(0) };
