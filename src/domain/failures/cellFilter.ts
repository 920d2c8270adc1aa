import { causes } from '#domain/map/failureMode.ts';
import type { Owned } from '#domain/map/owner.ts';
import type { FailureFilter } from './failureFilter.ts';
import type { FailureTable, SegmentColumn } from './failureTable.ts';
import type { Assignment, AssignmentMap } from './keyAssigner.ts';

/** One lookup for each column that a filter speaks of: `passes[code]` is 1 where the code may stay. */
export interface ColumnTest {
  readonly code: Uint8Array | Uint16Array | Uint32Array;
  readonly passes: Uint8Array;
}

/** Whether the filter lets anything of a dataset pass at all. */
export function passesDataset(filter: FailureFilter, dataset: string): boolean {
  return filter.datasets.length === 0 || filter.datasets.includes(dataset);
}

/**
 * The tests of channels, causes and segment values; days and targets are tested elsewhere. A table without a column
 * that the filter speaks of has '' in every cell of it.
 */
export function columnTests(table: FailureTable, filter: FailureFilter): readonly ColumnTest[] | 'nothing' {
  const tests: ColumnTest[] = [];
  if (filter.channels.length > 0) tests.push(testOf(table.channel, table.channels, filter.channels));
  if (filter.causes.length > 0) {
    if (table.cause === null) {
      if (!filter.causes.includes('')) return 'nothing';
    } else tests.push(testOf(table.cause, ['', ...causes], filter.causes));
  }
  for (const [heading, wanted] of Object.entries(filter.segments)) {
    if (wanted.length === 0) continue;
    const segment: SegmentColumn | undefined = table.segments.find((each) => each.heading === heading);
    if (segment !== undefined) tests.push(testOf(segment.code, segment.values, wanted));
    else if (!wanted.includes('')) return 'nothing';
  }
  return tests;
}

function testOf(code: ColumnTest['code'], values: readonly string[], wanted: readonly string[]): ColumnTest {
  const chosen = new Set(wanted);
  return { code, passes: Uint8Array.from(values, (value) => (chosen.has(value) ? 1 : 0)) };
}

/**
 * Whether a target passes the filters by failure mode and by accountable department. Unmatched failures have neither,
 * so with such a filter they are out.
 */
export function targetPasses(
  filter: FailureFilter,
  map: AssignmentMap,
  target: Pick<Assignment, 'place' | 'mode'> | null,
): boolean {
  if (filter.modes.length > 0 && (target === null || !filter.modes.includes(target.mode))) return false;
  if (filter.departments.length === 0) return true;
  if (target === null) return false;
  const place: Owned | undefined = map.touchpoints.get(target.place) ?? map.paths.get(target.place);
  return filter.departments.includes(place?.accountable ?? '');
}
