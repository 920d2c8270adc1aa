import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { decodeKeys, decodeRows } from '#domain/failures/arrowColumns.ts';
import { assignFailures } from '#domain/failures/assignFailures.ts';
import { columnsManifestSchema } from '#domain/failures/columnsManifest.ts';
import { everyFailure, failureFilterSchema, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';
import { rowTable } from '#domain/failures/rowTable.ts';
import { tablesOf, talliesSchema } from '#domain/failures/tallies.ts';
import { failureModeSchema } from '#domain/map/failureMode.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import {
  randomTickets,
  randomTicketSettings,
  ticketsCsv,
  type Ticket,
} from '#server/testing/randomTickets.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import type { KeyWish } from './FailureCalls.ts';
import { openFailureStore, type FailureStore } from './openFailureStore.ts';

const mapId = 'm1';
const never = (): boolean => false;

const word = fc.constantFrom('bag', 'late', 'gepäck', 'ärger', 'ca*');
const words = fc.record({
  any: fc.array(word, { maxLength: 2 }),
  all: fc.array(word, { maxLength: 1 }),
  not: fc.array(word, { maxLength: 1 }),
});
const group = fc.constantFrom('Late', 'Lost', 'Rude', '');
const plan = fc.constantFrom('', 'basic', 'plus');
const also = fc.array(
  plan.map((value) => ({ column: 'Plan', value })),
  { maxLength: 1 },
);
const target = {
  place: fc.constantFrom('t1', 't2', 'gone'),
  failureMode: fc.constantFrom(null, 'm1', 'gone'),
  order: fc.constantFrom('a0', 'a1'),
};
const someRule: fc.Arbitrary<Partial<Rule>> = fc.oneof(
  fc.record({ ...target, value: group, also }),
  fc.record({ ...target, column: fc.constant('Plan'), value: plan }),
  fc.record({ ...target, kind: fc.constant('keywords' as const), words, also }),
);

const day = fc.option(
  fc
    .integer({ min: 0, max: 300 })
    .map((each) => new Date(Date.UTC(2025, 0, 1 + each)).toISOString().slice(0, 10)),
);
const some = <T>(...values: T[]) => fc.subarray(values, { maxLength: 2 });
const countable: fc.Arbitrary<FailureFilter> = fc
  .record({
    from: day,
    to: day,
    channels: some('web', 'phone', '', 'fax'),
    datasets: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constant(['d1']) },
    ),
    departments: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: some('dep', '') },
    ),
    modes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some('m1', '') }),
    causes: some('people', 'process', ''),
  })
  .map((filter) => failureFilterSchema.parse(filter));
const withSegments = fc
  .record({
    filter: countable,
    Plan: some('', 'basic', 'plus'),
    q: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: fc.constantFrom('BAG', 'Ärger', 'x') },
    ),
    Unknown: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: some('', 'x') },
    ),
  })
  .map(({ filter, q, ...segments }): FailureFilter => ({ ...filter, q, segments }));

const byId = <T extends { readonly id: string }>(records: readonly T[]) =>
  new Map(records.map((record) => [record.id, record]));

function mapOf(wishes: readonly Partial<Rule>[]): JourneyMap {
  const rules = wishes.map((wish, index) => ruleSchema.parse({ id: `r${index}`, dataset: 'd1', ...wish }));
  const touchpoints = ['t1', 't2'].map((id) =>
    touchpointSchema.parse({ id, position: { x: 0, y: 0 }, accountable: id === 't1' ? 'dep' : null }),
  );
  return {
    ...emptyMap(),
    rules: byId(rules),
    touchpoints: byId(touchpoints),
    failureModes: byId([failureModeSchema.parse({ id: 'm1', place: 't1', severity: 7 })]),
  };
}

async function load(
  tickets: readonly Ticket[],
  { rules }: JourneyMap,
  rulesFirst: boolean,
): Promise<FailureStore> {
  const dataDir = makeDataDir();
  const store = openFailureStore(dataDir, () => new Date('2025-12-31T00:00:00Z'), 5);
  onTestFinished(() => store.close());
  const file = join(dataDir, 'tickets.csv');
  const wish = {
    mapId,
    file,
    fileName: 't.csv',
    settings: randomTicketSettings,
    newDatasetId: 'd1',
    isDryRun: false,
  };
  const parts = rulesFirst ? [tickets.slice(0, 1), tickets.slice(1)] : [tickets];
  for (const part of parts.filter(({ length }) => length > 0)) {
    writeFileSync(file, ticketsCsv(part));
    expect(await store.ingest(wish, never)).toMatchObject({ state: 'done' });
    const looks = { mapId, rules: [...rules.values()] };
    await store.confirmRules(looks, never);
    await store.rekey(looks, never);
  }
  return store;
}

async function rowTables(store: FailureStore): Promise<FailureTables> {
  const { datasets, exposures } = columnsManifestSchema.parse(JSON.parse(await store.columns(mapId, never)));
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

const toCents = (_name: string, value: unknown): unknown => {
  if (value instanceof Map) return [...(value as Map<string, unknown>)].toSorted();
  return typeof value === 'number' ? Math.round(value * 100) : value;
};

/** All that was counted, sums to the cent: cells are added in another order than rows. */
function told(tables: FailureTables, map: AssignmentMap, filter: FailureFilter): unknown {
  const { places, ...rest } = assignFailures(tables, map, filter);
  return JSON.parse(JSON.stringify({ ...rest, places }, toCents));
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);

test('failures re-add at every level under every filter, by cells, by rows and as evidence', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomTickets(25),
      fc.array(someRule, { maxLength: 5 }),
      fc.array(withSegments, { minLength: 4, maxLength: 4 }),
      fc.array(fc.nat(24), { maxLength: 3 }),
      fc.boolean(),
      async (tickets, wishes, filters, decided, rulesFirst) => {
        const map = mapOf(wishes);
        const store = await load(tickets, map, rulesFirst);
        const evidence = async (keys: KeyWish, filter: FailureFilter) =>
          (await store.evidence({ mapId, map, keys, filter, limit: 100, cursor: null }, never)).total;
        const page = { mapId, map, keys: {}, filter: everyFailure, limit: 100, cursor: null };
        const { rows } = await store.evidence(page, never);
        const ids = decided.flatMap((index) => rows[index]?.id ?? []);
        await store.decide({ mapId, rows: ids, decision: { place: 't2', mode: 'm1' } }, never);
        const byRows = await rowTables(store);
        const byCells = tablesOf(talliesSchema.parse(JSON.parse(await store.tallies(mapId, never))));
        for (const filter of filters) {
          const plain = { ...filter, segments: {}, q: '' };
          expect(told(byRows, map, plain)).toEqual(told(byCells, map, plain));
          const { places, unmatched, total, matched, months } = await store.assign(
            { mapId, map, filter, wanted: 'durations' },
            never,
          );
          expect(total).toBe(await evidence({}, filter));
          expect(total - matched).toBe(await evidence({ unmatched: true }, filter));
          for (const { value, count } of unmatched) {
            expect(count).toBe(await evidence({ unmatched: true, group: value }, filter));
          }
          for (const [place, { count, countByMode, countBy, countByMonth }] of places) {
            expect([sum(countByMode.values()), sum(Object.values(countBy)), sum(countByMonth)]).toEqual([
              count,
              count,
              count,
            ]);
            expect(count).toBe(await evidence({ places: [place] }, filter));
            expect(countByMode.get('m1') ?? 0).toBe(await evidence({ places: [place], mode: 'm1' }, filter));
            expect(countBy.person).toBe(await evidence({ places: [place], by: 'person' }, filter));
            const rules = await Promise.all(
              [...map.rules.keys()].map((rule) => evidence({ places: [place], rule }, filter)),
            );
            expect(sum(rules)).toBe(countBy.rule);
            expect(countByMonth).toHaveLength(months.length);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
