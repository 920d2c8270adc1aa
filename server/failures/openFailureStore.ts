import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { rowsPerChunk } from '#domain/failures/columnsManifest.ts';
import { copyDatabase } from '#server/storage/copyDatabase.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { assignStored } from './assignStored.ts';
import { customerHasher } from './customerHasher.ts';
import { findBytes } from './chunkTable.ts';
import { Columns } from './Columns.ts';
import { confirmRules, forgetConfirmed, waitingRules } from './confirmedTable.ts';
import { listDatasets } from './datasetTable.ts';
import { decideRows } from './decisionTable.ts';
import { queryEpisodes } from './episodeQuery.ts';
import { queryEvidence, queryHeadings } from './evidenceQuery.ts';
import { exposureState, listExposures, putExposures } from './exposureTable.ts';
import type { FailureCalls } from './FailureCalls.ts';
import { failureTables } from './failureTables.ts';
import { readDatasetDetail } from './importReports.ts';
import { addTextFunctions } from './holdsWords.ts';
import { ingest } from './ingest.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { matcherStore } from './matcher/matcherStore.ts';
import { postFailures } from './postFailures.ts';
import { datasetColumns, ruleFits } from './ruleQuestions.ts';
import { queryQuotes } from './quoteQuery.ts';
import { queryRecord } from './recordQuery.ts';
import { readRejects } from './rejectTable.ts';
import { rekeyMap } from './rekeyMap.ts';
import { TallyKeeper } from './TallyKeeper.ts';

/** The calls as their own thread carries them out; a call that takes long looks whether it was cancelled. */
export type FailureStore = {
  [K in keyof FailureCalls]: (
    wish: Parameters<FailureCalls[K]>[0],
    isCancelled: () => boolean,
  ) => ReturnType<FailureCalls[K]> | Promise<ReturnType<FailureCalls[K]>>;
} & { readonly close: () => void };

/** Opens failures.sqlite in the data folder. Everything is done at once on the calling thread. */
export function openFailureStore(
  dataFolder: string,
  now: () => Date,
  chunkRows: number = rowsPerChunk,
): FailureStore {
  const db = openSqlite(join(dataFolder, 'failures.sqlite'), failureTables);
  setCache(db, { megabytes: 16 });
  // What is staged is read once.
  db.exec('PRAGMA temp.cache_size = -16384');
  addTextFunctions(db);
  const hashCustomer = customerHasher(join(dataFolder, 'failures.key'));
  const keeper = new TallyKeeper(db, chunkRows);
  const columns = new Columns(db, now, chunkRows);
  const inTurn = oneAfterAnother();
  return {
    ingest: (wish, isCancelled) =>
      inTurn(() => withLargeCache(db, () => ingest({ db, hashCustomer, now, isCancelled }, wish))),
    post: (wish) => inTurn(async () => postFailures({ db, hashCustomer, now }, wish)),
    inventory: (mapId) => ({
      datasets: listDatasets(db, mapId).map(({ settings: _settings, no: _no, ...dataset }) => dataset),
      exposures: exposureState(db, mapId),
    }),
    talliesTag: (mapId) => talliesTag(db, mapId),
    tallies: (mapId) => JSON.stringify(keeper.of(mapId)),
    assign: (wish) => assignStored({ columns, talliesOf: (mapId) => keeper.of(mapId) }, wish),
    decide: (wish) => decideRows(db, wish, now()),
    confirmRules: (wish) => confirmRules(db, wish),
    waitingRules: (wish) => waitingRules(db, wish).map(({ id }) => id),
    rekey: (wish, isCancelled) => inTurn(() => rekeyMap(db, wish, isCancelled)),
    evidence: (wish) => queryEvidence(db, wish),
    evidenceHeadings: (wish) => queryHeadings(db, wish),
    datasetColumns: (wish) => datasetColumns(db, wish),
    ruleFits: (wish) => ruleFits(db, wish),
    quotes: (wish) => queryQuotes(db, wish),
    episodes: (wish) => queryEpisodes(db, wish),
    record: (wish) => queryRecord(db, wish),
    ...matcherStore(db),
    columns: async (mapId) => JSON.stringify(await columns.manifest(mapId)),
    foundRows: ({ mapId, q }) => columns.found(mapId, q),
    columnBytes: (wish) => findBytes(db, wish),
    exposures: (mapId) => listExposures(db, mapId),
    putExposures: (wish) => putExposures(db, wish, now()),
    datasetDetails: (mapId) =>
      listDatasets(db, mapId).flatMap(
        ({ id: dataset }) => readDatasetDetail(db, { mapId, dataset }, now()) ?? [],
      ),
    datasetDetail: (wish) => readDatasetDetail(db, wish, now()),
    removeDataset: ({ mapId, dataset }) => {
      keeper.forget();
      forgetConfirmed(db, mapId, dataset);
      return db.prepare('DELETE FROM datasets WHERE map_id = ? AND id = ?').run(mapId, dataset).changes > 0;
    },
    removeMap: (mapId) => {
      keeper.forget();
      removeMap(db, mapId);
    },
    rejects: (wish) => readRejects(db, { ...wish, now: now() }),
    copyTo: (file) => copyDatabase(db, file),
    close: () => db.close(),
  };
}

/** An import writes to an index in no order: with less, most of it would be read and written again and again. */
async function withLargeCache<T>(db: DatabaseSync, work: () => Promise<T>): Promise<T> {
  setCache(db, { megabytes: 96 });
  try {
    return await work();
  } finally {
    setCache(db, { megabytes: 16 });
  }
}

/** How much SQLite may keep of the file; what it kept before goes. */
function setCache(db: DatabaseSync, { megabytes }: { readonly megabytes: number }): void {
  db.exec(`PRAGMA cache_size = -${megabytes * 1_024}; PRAGMA shrink_memory`);
}

/** Imports wait for each other: what one was asked about holds until it is done. Queries do not wait. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

function talliesTag(db: DatabaseSync, mapId: string): string {
  const datasets = listDatasets(db, mapId).map(({ id, revision }) => `${id}.${revision}`);
  return [...datasets, `e${exposureState(db, mapId)?.revision ?? 0}`].join('-');
}

const tablesByMap = [
  'datasets',
  'exposures',
  'exposure_revisions',
  'rejects',
  'posts',
  'matchers',
  'column_bytes',
  'confirmed_features',
];

function removeMap(db: DatabaseSync, mapId: string): void {
  inTransaction(db, () => {
    for (const table of tablesByMap) {
      db.prepare(`DELETE FROM ${table} WHERE map_id = ?`).run(mapId);
    }
  });
}
