import { assignFailures, type AssignedFailures } from '#domain/failures/assignFailures.ts';
import { tablesOf, type Tallies } from '#domain/failures/tallies.ts';
import type { Columns } from './Columns.ts';
import type { FailureCalls } from './FailureCalls.ts';

type Wish = Parameters<FailureCalls['assign']>[0];

type Stored = {
  readonly columns: Columns;
  readonly talliesOf: (mapId: string) => Tallies;
};

/**
 * The numbers of a map's failures: from tallies where they say enough, else from the rows' columns, which alone know
 * durations, segments and which rows hold some words. The same columns as a browser loads, so both count the same.
 */
export async function assignStored({ columns, talliesOf }: Stored, wish: Wish): Promise<AssignedFailures> {
  const { mapId, map, filter, wanted } = wish;
  const tables = needsRows(wish) ? await columns.tables(mapId, filter.q) : tablesOf(talliesOf(mapId));
  return assignFailures(tables, map, filter, wanted);
}

function needsRows({ filter, wanted }: Wish): boolean {
  if (wanted === 'durations' || filter.q.trim() !== '') return true;
  return Object.values(filter.segments).some((values) => values.length > 0);
}
