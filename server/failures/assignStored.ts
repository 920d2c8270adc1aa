import type { DatabaseSync } from 'node:sqlite';
import { decodeKeys, decodeRows } from '#domain/failures/arrowColumns.ts';
import { assignFailures, type AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import { rowTable } from '#domain/failures/rowTable.ts';
import { tablesOf, type Tallies } from '#domain/failures/tallies.ts';
import { findBytes } from './chunkTable.ts';
import type { Columns } from './Columns.ts';
import type { FailureCalls } from './FailureCalls.ts';

type Wish = Parameters<FailureCalls['assign']>[0];

type Stored = {
  readonly db: DatabaseSync;
  readonly columns: Columns;
  readonly talliesOf: (mapId: string) => Tallies;
};

/**
 * The numbers of a map's failures: from tallies where they say enough, else from the rows' columns, which alone know
 * durations and segments. The same columns as a browser loads, so both count the same.
 */
export async function assignStored(stored: Stored, wish: Wish): Promise<AssignedFailures> {
  const { mapId, map, filter, wanted } = wish;
  const tables = needsRows(wish) ? await rowTables(stored, mapId) : tablesOf(stored.talliesOf(mapId));
  return assignFailures(tables, map, filter, wanted);
}

function needsRows({ filter, wanted }: Wish): boolean {
  return wanted === 'durations' || Object.values(filter.segments).some((values) => values.length > 0);
}

async function rowTables({ db, columns }: Stored, mapId: string): Promise<FailureTables> {
  const { datasets, exposures } = await columns.manifest(mapId);
  const bytesOf = (hash: string): Uint8Array => {
    const bytes = findBytes(db, { mapId, hash });
    if (bytes === null) throw new Error('A chunk that was just told of is not there.');
    return bytes;
  };
  const tables = datasets.map((dataset) => {
    const chunks = dataset.chunks.map(({ rows, keys }) => ({
      rows: decodeRows(bytesOf(rows)),
      key: decodeKeys(bytesOf(keys)),
    }));
    return rowTable(dataset, chunks).table;
  });
  return { tables, exposures };
}
