import { causes } from '#domain/map/failureMode.ts';
import type { Owned } from '#domain/map/owner.ts';
import type { FailureFilter } from '../failureFilter.ts';
import type { FailureTable } from '../failureTable.ts';
import { keyAssigner, type Assignment, type AssignmentMap } from '../keyAssigner.ts';

/** What failures can be told apart by, beside their day: one list of a filter each. */
export type DimensionName =
  'channels' | 'causes' | 'modes' | 'departments' | 'datasets' | `segment ${string}`;

/**
 * One table's values of a dimension: a cell's value is `values[code[cell]]`, or `values[0]` for every cell where
 * `code` is null. '' = without one; null = the dimension does not speak of such cells (an unmatched failure has no
 * mode and no department), which pass no filter by it.
 */
export interface Dimension {
  readonly name: DimensionName;
  readonly code: Uint8Array | Uint16Array | Uint32Array | null;
  readonly values: readonly (string | null)[];
}

const segmentSign = 'segment ';

/** A table with what the map's rules make of it: where each key goes (null = unmatched), and all its dimensions. */
export interface TablePart {
  readonly table: FailureTable;
  readonly byKey: readonly (Assignment | null)[];
  readonly dimensions: readonly Dimension[];
}

/** Every table's dimensions, the same ones in the same order; a table without a segment column has '' in it. */
export function tableParts(
  tables: readonly FailureTable[],
  map: AssignmentMap,
  filter: FailureFilter,
): readonly TablePart[] {
  const headings = new Set([
    ...tables.flatMap(({ segments }) => segments.map(({ heading }) => heading)),
    ...Object.keys(filter.segments),
  ]);
  return tables.map((table) => {
    const { assign } = keyAssigner(map, table.dataset);
    const byKey = table.keys.map(assign);
    return { table, byKey, dimensions: dimensionsOf(table, byKey, map, headings) };
  });
}

function dimensionsOf(
  table: FailureTable,
  byKey: readonly (Assignment | null)[],
  map: AssignmentMap,
  headings: ReadonlySet<string>,
): readonly Dimension[] {
  const departmentAt = ({ place }: Assignment): string => {
    const owned: Owned | undefined = map.touchpoints.get(place) ?? map.paths.get(place);
    return owned?.accountable ?? '';
  };
  const ofTargets = (valueOf: (target: Assignment) => string) =>
    byKey.map((target) => (target === null ? null : valueOf(target)));
  const segments = [...headings].map((heading): Dimension => {
    const column = table.segments.find((each) => each.heading === heading);
    return { name: `segment ${heading}`, code: column?.code ?? null, values: column?.values ?? [''] };
  });
  return [
    { name: 'datasets', code: null, values: [table.dataset] },
    { name: 'channels', code: table.channel, values: table.channels },
    { name: 'causes', code: table.cause, values: table.cause === null ? [''] : ['', ...causes] },
    { name: 'modes', code: table.key, values: ofTargets(({ mode }) => mode) },
    { name: 'departments', code: table.key, values: ofTargets(departmentAt) },
    ...segments,
  ];
}

/** The heading of a segment's dimension; null for the others. */
export function segmentName(name: DimensionName): string | null {
  return name.startsWith(segmentSign) ? name.slice(segmentSign.length) : null;
}

/** What a filter asks of a dimension; empty = nothing. */
export function wantedOf(filter: FailureFilter, name: DimensionName): readonly string[] {
  switch (name) {
    case 'channels':
    case 'causes':
    case 'modes':
    case 'departments':
    case 'datasets':
      return filter[name];
    default:
      return filter.segments[name.slice(segmentSign.length)] ?? [];
  }
}
