import type { Exposure } from '../exposure.ts';
import type { FailureFilter } from '../failureFilter.ts';
import type { FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import { countsOfPlaces, cubeLayout, slotsByPlace, type CubeLayout } from './cubeLayout.ts';
import {
  allSums,
  causeCounts,
  columnCounts,
  dayStarts,
  dayTotals,
  daySpan,
  type CubePart,
} from './cubeSums.ts';
import { tableParts, type Dimension } from './dimensions.ts';
import { misses } from './misses.ts';

/** The rows whose text holds the words of the filter: by dataset, 1 for each cell of its table that does. */
export type FoundCells = ReadonlyMap<string, Uint8Array>;

/** All that a cube's answers are read from. Days are counted from `firstDay`, itself days since 1970-01-01. */
export interface CubeData {
  readonly firstDay: number;
  readonly days: number;
  readonly map: AssignmentMap;
  readonly exposures: readonly Exposure[];
  readonly parts: readonly (CubePart & { readonly dimensions: readonly Dimension[] })[];
  readonly layout: CubeLayout;
  /** By place: its slots, its index, and its failures on all days. */
  readonly slotsOfPlace: readonly (readonly number[])[];
  readonly indexOfPlace: ReadonlyMap<string, number>;
  readonly everAt: Uint32Array;
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
  const { firstDay, days } = daySpan(tables);
  const sources = tableParts(tables, map, filter);
  const layout = cubeLayout(sources);
  const parts = sources.map((source, index) => ({
    ...source,
    missed: misses(source, filter, found === null ? null : (found.get(source.table.dataset) ?? nothing)),
    starts: dayStarts(source.table, firstDay, days),
    columnOfKey: layout.byTable[index]?.columnOfKey ?? noKeys,
    placeOfKey: layout.byTable[index]?.placeOfKey ?? noKeys,
  }));
  const columns = columnCounts(parts, layout, days);
  return {
    firstDay,
    days,
    map,
    exposures,
    parts,
    layout,
    slotsOfPlace: slotsByPlace(layout),
    indexOfPlace: new Map(layout.places.map((place, index) => [place, index])),
    everAt: countsOfPlaces(layout, columns.between(0, days - 1)),
    totals: dayTotals(parts, days),
    columns,
    causes: causeCounts(parts, layout, days),
    sums: allSums(parts, { layout, days, map }),
  };
}

const nothing = new Uint8Array(0);
const noKeys = new Int32Array(0);
