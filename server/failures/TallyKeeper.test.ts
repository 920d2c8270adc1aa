import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { summedNames } from '#domain/failures/failureTable.ts';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import { talliesSchema, type Tallies } from '#domain/failures/tallies.ts';
import { causes } from '#domain/map/failureMode.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import {
  randomTickets,
  randomTicketSettings,
  ticketsCsv,
  type Ticket,
} from '#server/testing/randomTickets.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { customerHasher } from './customerHasher.ts';
import { decideRows } from './decisionTable.ts';
import { failureTables } from './failureTables.ts';
import { matchKeyText } from './matchKeyMaker.ts';
import { openFailureStore, type FailureStore } from './openFailureStore.ts';
import { postFailures } from './postFailures.ts';
import { TallyKeeper } from './TallyKeeper.ts';

const mapId = 'm1';
const never = (): boolean => false;

function openStore(chunkRows: number): { readonly store: FailureStore; readonly dataDir: string } {
  const dataDir = makeDataDir();
  const store = openFailureStore(dataDir, () => new Date('2025-12-31T00:00:00Z'), chunkRows);
  onTestFinished(() => store.close());
  return { store, dataDir };
}

const cents = (value: unknown): number => Math.round(Number(value) * 100);

/** Every cell in words, with its sums in cents. */
function told({ datasets }: Tallies): readonly string[] {
  return datasets
    .flatMap(({ sums, keys, channels, ...each }) =>
      each.day.map((day, cell) => {
        const key = keys[each.key[cell] ?? -1];
        const known = summedNames.map((name) => [
          cents(sums[name]?.sum[cell] ?? 0),
          sums[name]?.n[cell] ?? 0,
        ]);
        const channel = channels[each.channel[cell] ?? -1];
        const text = key === undefined ? null : matchKeyText(key);
        return JSON.stringify([each.dataset, text, channel, each.cause[cell], day, each.count[cell], known]);
      }),
    )
    .toSorted();
}

/** The same counted at once, in SQL of its own, from all rows. */
function counted(dataDir: string): readonly string[] {
  // The store keeps its file to itself.
  const copy = makeDataDir();
  for (const file of ['failures.sqlite', 'failures.sqlite-wal']) {
    copyFileSync(join(dataDir, file), join(copy, file));
  }
  const db = new DatabaseSync(join(copy, 'failures.sqlite'));
  const rows = db
    .prepare(
      `SELECT d.id, k.key, channel, perceived_cause AS cause, day, count(*) AS n, total(severity) AS s1,
         count(severity) AS n1, total(burden_minutes) AS s2, count(burden_minutes) AS n2, total(burden_money) AS s3,
         count(burden_money) AS n3, total(reopens > 0) AS s4, count(reopens) AS n4
       FROM failures AS f JOIN datasets AS d ON d.no = f.dataset JOIN match_keys AS k ON k.no = f.match_key
       GROUP BY d.id, k.key, channel, perceived_cause, day`,
    )
    .all();
  db.close();
  return rows
    .map((row) => {
      const cause = (causes as readonly unknown[]).indexOf(row['cause']) + 1;
      const sums = [1, 2, 3, 4].map((index) => [cents(row[`s${index}`]), row[`n${index}`]]);
      return JSON.stringify([row['id'], row['key'], row['channel'], cause, row['day'], row['n'], sums]);
    })
    .toSorted();
}

type Step =
  | { readonly step: 'import'; readonly tickets: readonly Ticket[]; readonly restates: boolean }
  | { readonly step: 'post'; readonly source: string; readonly ids: readonly number[] }
  | { readonly step: 'decide'; readonly rows: readonly number[] }
  | { readonly step: 'rekey'; readonly word: string; readonly stopsAt: number }
  | { readonly step: 'segments'; readonly segments: readonly string[] }
  | { readonly step: 'columns' }
  | { readonly step: 'remove' };

const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({
    step: fc.constant('import' as const),
    tickets: fc.oneof(randomTickets(14), randomTickets(9, 8)),
    restates: fc.boolean(),
  }),
  fc.record({
    step: fc.constant('post' as const),
    source: fc.constantFrom('tickets', 'shop'),
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ step: fc.constant('decide' as const), rows: fc.array(fc.nat(30), { maxLength: 3 }) }),
  fc.record({
    step: fc.constant('rekey' as const),
    word: fc.constantFrom('bag', 'late', 'call'),
    stopsAt: fc.constantFrom(0, Infinity),
  }),
  fc.record({ step: fc.constant('segments' as const), segments: fc.constantFrom([], ['Plan']) }),
  fc.constant({ step: 'columns' as const }),
  fc.constant({ step: 'remove' as const }),
);

const post = (source: string, ids: readonly number[]) => ({
  mapId,
  source,
  rows: ids.map((id) => ({
    sourceId: String(id),
    occurredAt: `2025-03-${String(1 + (id % 28)).padStart(2, '0')}T10:00:00Z`,
    group: 'Late',
    channel: 'web',
    text: 'bag',
    kind: 'complaint' as const,
    customerKey: '',
    fields: {},
    severity: 1 + (id % 10),
  })),
  rejected: [],
  newDatasetId: source,
  idempotency: null,
});

let nextId = 1_000;

async function take(store: FailureStore, dataDir: string, each: Step, segments: string[]): Promise<void> {
  switch (each.step) {
    case 'import': {
      const file = join(dataDir, 'tickets.csv');
      writeFileSync(file, ticketsCsv(each.tickets));
      const columns = { ...randomTicketSettings.columns, segments };
      const settings = { ...randomTicketSettings, columns, restatement: each.restates };
      const wish = { mapId, file, fileName: 't.csv', settings, newDatasetId: 'd1', isDryRun: false };
      await store.ingest(wish, never);
      return;
    }
    case 'post':
      await store.post(post(each.source, each.ids), never);
      return;
    case 'decide': {
      const all = { mapId, map: emptyMap(), keys: {}, filter: everyFailure, limit: 100, cursor: null };
      const { rows } = await store.evidence(all, never);
      const ids = each.rows.flatMap((index) => rows[index]?.id ?? []);
      await store.decide({ mapId, rows: ids, decision: { place: 't1', mode: '' } }, never);
      return;
    }
    case 'rekey': {
      const words = { any: [each.word], all: [], not: [] };
      const rules = ['d1', 'tickets'].map((dataset) =>
        ruleSchema.parse({ id: dataset, dataset, kind: 'keywords', words, place: 't1' }),
      );
      await store.confirmRules({ mapId, rules }, never);
      await store.rekey({ mapId, rules }, () => each.stopsAt === 0);
      // Half-done new keys are told with the next change, as nobody needs them before.
      for (const source of ['tickets', 'shop']) {
        nextId += 1;
        await store.post(post(source, [nextId]), never);
      }
      return;
    }
    case 'segments':
      segments.splice(0, Infinity, ...each.segments);
      return;
    case 'columns':
      await store.columns(mapId, never);
      return;
    case 'remove':
      await store.removeDataset({ mapId, dataset: 'd1' }, never);
      return;
  }
}

test('tallies kept by chunks equal all rows counted anew, whatever has happened, asked at any time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 10 }),
      async (steps) => {
        const { store, dataDir } = openStore(4);
        const segments: string[] = [];
        for (const [each, isAsked] of [...steps, [{ step: 'columns' }, true] as const]) {
          await take(store, dataDir, each, segments);
          if (!isAsked) continue;
          const tallies = talliesSchema.parse(JSON.parse(await store.tallies(mapId, never)));
          expect(told(tallies)).toEqual(counted(dataDir));
          for (const { day } of tallies.datasets) expect(day).toEqual(day.toSorted((a, b) => a - b));
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a post beside many rows reads the last chunk again and no other, a decision that of its row', () => {
  const dataDir = makeDataDir();
  const db = openSqlite(join(dataDir, 'failures.sqlite'), failureTables);
  onTestFinished(() => db.close());
  const needs = { db, hashCustomer: customerHasher(join(dataDir, 'key')), now: () => new Date(0) };
  const ids = Array.from({ length: 950 }, (_, index) => index + 1);
  postFailures(needs, post('shop', ids));
  const keeper = new TallyKeeper(db, 100);
  const readFor = (): number => {
    const before = keeper.rowsRead;
    const { datasets } = keeper.of(mapId);
    expect(told({ datasets, exposures: [] })).toEqual(counted(dataDir));
    return keeper.rowsRead - before;
  };
  expect(readFor()).toBe(950);
  expect(readFor()).toBe(0);
  postFailures(needs, post('shop', [951, 952]));
  expect(readFor()).toBe(52);
  postFailures(needs, post('shop', [953]));
  expect(readFor()).toBe(53);
  decideRows(db, { mapId, rows: ['7'], decision: { place: null, mode: '' } }, new Date(0));
  expect(readFor()).toBe(100);
  expect(keeper.of(mapId).datasets[0]?.keys).toContainEqual(keyOfGroup('Late'));
});
