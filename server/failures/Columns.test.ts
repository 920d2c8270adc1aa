import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decodeKeys, decodeRows } from '#domain/failures/arrowColumns.ts';
import { assignFailures, type AssignedFailures } from '#domain/failures/assignFailures.ts';
import { columnsManifestSchema, type ColumnsManifest } from '#domain/failures/columnsManifest.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import { rowTable } from '#domain/failures/rowTable.ts';
import { tablesOf, talliesSchema } from '#domain/failures/tallies.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import {
  randomTickets,
  randomTicketSettings,
  ticketsCsv,
  type Ticket,
} from '#server/testing/randomTickets.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { openFailureStore, type FailureStore } from './openFailureStore.ts';

const mapId = 'm1';
const never = (): boolean => false;

/** A store whose chunks are small, on a folder of its own. */
function openStore(): {
  store: FailureStore;
  load: (tickets: readonly Ticket[], restates?: boolean) => Promise<void>;
} {
  const dataDir = makeDataDir();
  const store = openFailureStore(dataDir, () => new Date('2025-12-31T00:00:00Z'), 5);
  onTestFinished(() => store.close());
  const load = async (tickets: readonly Ticket[], restates = false): Promise<void> => {
    const file = join(dataDir, 'tickets.csv');
    writeFileSync(file, ticketsCsv(tickets));
    const settings = { ...randomTicketSettings, restatement: restates };
    const wish = { mapId, file, fileName: 'tickets.csv', settings, newDatasetId: 'd1', isDryRun: false };
    expect(await store.ingest(wish, never)).toMatchObject({ state: 'done' });
  };
  return { store, load };
}

async function manifestOf(store: FailureStore): Promise<ColumnsManifest> {
  return columnsManifestSchema.parse(JSON.parse(await store.columns(mapId, never)));
}

async function rowTables(store: FailureStore): Promise<FailureTables> {
  const { datasets, exposures } = await manifestOf(store);
  const bytesOf = async (hash: string): Promise<Uint8Array> =>
    (await store.columnBytes({ mapId, hash }, never)) ?? new Uint8Array();
  const tables = datasets.map(async (each) => {
    const chunks = each.chunks.map(async ({ rows, keys }) => ({
      rows: decodeRows(await bytesOf(rows)),
      key: decodeKeys(await bytesOf(keys)),
    }));
    return rowTable(each, await Promise.all(chunks)).table;
  });
  return { tables: await Promise.all(tables), exposures };
}

async function tallyTables(store: FailureStore): Promise<FailureTables> {
  return tablesOf(talliesSchema.parse(JSON.parse(await store.tallies(mapId, never))));
}

const seen = ({ places, ...rest }: AssignedFailures): unknown => ({
  ...rest,
  places: [...places].toSorted(),
});

describe('columns', () => {
  test('say the same as tallies, whatever is imported, changed, withdrawn or decided', async () => {
    const steps = fc.array(
      fc.tuple(randomTickets(14), fc.boolean(), fc.array(fc.nat(13), { maxLength: 3 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (imports) => {
        const { store, load } = openStore();
        for (const [tickets, restates, decided] of imports) {
          await load(tickets, restates);
          const { rows } = await store.evidence(
            { mapId, map: emptyMap(), keys: {}, filter: everyFailure, limit: 50, cursor: null },
            never,
          );
          const ids = decided.flatMap((index) => rows[index]?.id ?? []);
          const decision = { place: null, mode: '' };
          await store.decide({ mapId, rows: ids, decision }, never);
          const [byRows, byCells] = [await rowTables(store), await tallyTables(store)];
          expect(byRows.tables[0]?.day.length).toBe(rows.length);
          const map = emptyMap();
          expect(seen(assignFailures(byRows, map, everyFailure))).toEqual(
            seen(assignFailures(byCells, map, everyFailure)),
          );
          expect(countedCells(byRows)).toEqual(countedCells(byCells));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('change only where rows do', async () => {
    const { store, load } = openStore();
    const [tickets] = fc.sample(randomTickets(12), { numRuns: 1, seed: 7 });
    const twelve = Array.from({ length: 12 }, (_, index) => ({ ...tickets![0]!, id: index + 1, text: 'a' }));
    await load(twelve);
    const before = (await manifestOf(store)).datasets[0]!.chunks;
    expect(before.map(({ count }) => count)).toEqual([5, 5, 2]);
    await load([
      { ...twelve[6]!, day: 3 + twelve[6]!.day },
      { ...twelve[0]!, id: 13 },
    ]);
    const after = (await manifestOf(store)).datasets[0]!.chunks;
    expect(after.map(({ count }) => count)).toEqual([5, 5, 3]);
    expect(after.map(({ rows }, index) => rows === before[index]?.rows)).toEqual([true, false, false]);
    expect(after.map(({ keys }, index) => keys === before[index]?.keys)).toEqual([true, true, false]);
    const { rows } = await store.evidence(
      { mapId, map: emptyMap(), keys: {}, filter: everyFailure, limit: 1, cursor: null },
      never,
    );
    await store.decide({ mapId, rows: [rows[0]!.id], decision: { place: 't', mode: '' } }, never);
    const moved = (await manifestOf(store)).datasets[0]!.chunks;
    expect(moved.map((chunk) => chunk.rows)).toEqual(after.map((chunk) => chunk.rows));
    expect(moved.filter(({ keys }, index) => keys !== after[index]?.keys)).toHaveLength(1);
    expect(await store.columnBytes({ mapId: 'm2', hash: before[0]!.rows }, never)).toBeNull();
  });
});

/** All cells of the same kind summed, by what they say. */
function countedCells({ tables }: FailureTables): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, number[]>();
  for (const table of tables) {
    table.day.forEach((day, cell) => {
      const said = [
        day,
        table.keys[table.key[cell]!],
        table.channels[table.channel[cell]!],
        table.cause?.[cell] ?? 0,
      ];
      const sums = Object.values(table.sums).flatMap(({ sum, n }) => [
        Math.round(sum[cell]! * 100),
        n[cell]!,
      ]);
      const name = JSON.stringify([said, Object.keys(table.sums)]);
      const known = counts.get(name) ?? [];
      [table.count?.[cell] ?? 1, ...sums].forEach(
        (value, index) => (known[index] = (known[index] ?? 0) + value),
      );
      counts.set(name, known);
    });
  }
  return new Map([...counts].toSorted());
}
