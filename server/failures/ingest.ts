import type { DatabaseSync } from 'node:sqlite';
import { examineFile, sourceOfFile, type Examination } from '#domain/failures/examineFile.ts';
import type { ImportReport } from '#domain/failures/datasetDetail.ts';
import type { ImportPlan } from '#domain/failures/importPlan.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { maskPersonal } from '#domain/failures/maskPersonal.ts';
import { findDataset, saveDataset, touchDataset, type DatasetRow, type DatasetWish } from './datasetTable.ts';
import type { IngestResult, IngestWish } from './FailureCalls.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { findMissing, withdrawMissing } from './missingRows.ts';
import { answersToKeep, withKeptAnswers } from './keptAnswers.ts';
import { keepImportReport } from './importReports.ts';
import { countStaged, publishStaged } from './publish.ts';
import { keepRejects } from './rejectTable.ts';
import { featuresOf, noFeatures } from './featureTable.ts';
import { Cancelled, openFile, stageFile, type StagedFile } from './stageFile.ts';
import { openStaging, type Staging } from './staging.ts';

export type IngestNeeds = {
  readonly db: DatabaseSync;
  readonly hashCustomer: (mapId: string, raw: string) => string | null;
  readonly now: () => Date;
  readonly isCancelled: () => boolean;
};

/**
 * Reads a file that lies on disk into a map's failures: proven first, then staged row by row, then published in one
 * transaction. Questions, refusals and cancels leave nothing behind.
 */
export async function ingest(needs: IngestNeeds, wish: IngestWish): Promise<IngestResult> {
  const staging = openStaging(needs.db);
  try {
    return await ingestInto(staging, needs, wish);
  } catch (error) {
    if (error instanceof Cancelled) return { state: 'cancelled' };
    throw error;
  } finally {
    staging.drop();
  }
}

async function ingestInto(staging: Staging, needs: IngestNeeds, wish: IngestWish): Promise<IngestResult> {
  const open = openFile(wish.file, needs.isCancelled);
  const { dataset: id } = wish.settings;
  const source = maskPersonal(wish.settings.source ?? sourceOfFile(wish.fileName));
  const known = findDataset(needs.db, wish.mapId, { id, source });
  if (known === null && findDataset(needs.db, wish.mapId, { source }) !== null) {
    return {
      state: 'refused',
      problem: `“${source}” is already the source of another dataset. Name another source.`,
    };
  }
  const settings = known === null ? wish.settings : withKeptAnswers(known, wish.settings);
  const examined = await examineFile(open, settings, { fileName: wish.fileName });
  if ('problem' in examined) return { state: 'refused', problem: examined.problem };
  const { plan, proofs, questions, suggested } = examined;
  if (plan === null) return { state: 'asks', questions, proofs, suggested };
  const misfit = known === null ? null : misfitOf(known, plan);
  if (misfit !== null) return { state: 'refused', problem: misfit };

  const identity = known?.identity ?? plan.identity;
  const staged = await stageFile(staging, needs, {
    mapId: wish.mapId,
    open,
    plan: { ...plan, identity },
    features: known === null ? noFeatures : featuresOf(needs.db, known.no),
  });
  if (identity === 'content') staging.numberEqualRows();
  const dataset = toDataset(known, {
    wish,
    plan: { ...plan, identity },
    settings,
    kept: answersToKeep(settings, examined),
    importedAt: needs.now().toISOString(),
  });
  return finish(staging, needs, { wish, examined, dataset, staged });
}

function misfitOf(known: DatasetRow, plan: ImportPlan): string | null {
  if (known.groupBy !== plan.columns.touchpoint) {
    return `This dataset is grouped by “${known.groupBy}”, not by “${plan.columns.touchpoint}”. Import the file under another source name, or group it alike.`;
  }
  if (known.timeZone !== plan.timeZone) {
    return `This dataset keeps its days in ${known.timeZone}, not in ${plan.timeZone}. Import the file under another source name, or with that time zone.`;
  }
  if (known.identity === 'sourceId' && plan.identity === 'content') {
    return 'The rows of this dataset are known by their ids, but in this file the id column is missing, empty in places, or repeated. Import it under another source name.';
  }
  return null;
}

function toDataset(
  known: DatasetRow | null,
  {
    wish,
    plan,
    settings,
    kept,
    importedAt,
  }: {
    wish: IngestWish;
    plan: ImportPlan;
    settings: ImportSettings;
    kept: ImportSettings;
    importedAt: string;
  },
): DatasetWish {
  return {
    id: known?.id ?? wish.newDatasetId,
    source: known?.source ?? plan.source,
    name: maskPersonal(settings.name ?? known?.name ?? plan.source),
    groupBy: plan.columns.touchpoint,
    timeZone: plan.timeZone,
    identity: plan.identity,
    settings: kept,
    madeUp: settings.madeUp ?? known?.madeUp ?? false,
    importedAt,
  };
}

type Finish = {
  readonly wish: IngestWish;
  readonly examined: Examination;
  readonly dataset: DatasetWish;
  readonly staged: StagedFile;
};

function finish(
  staging: Staging,
  needs: IngestNeeds,
  { wish, examined, dataset, staged }: Finish,
): IngestResult {
  const { db } = needs;
  if (needs.isCancelled()) throw new Cancelled();
  const known = findDataset(db, wish.mapId, { id: dataset.id });
  const counts = countStaged(db, staging, known?.no ?? null);
  const headings = examined.columns.map(({ heading }) => heading);
  const source = examined.plan?.source ?? dataset.source;
  const missing =
    known === null ? { count: 0, rows: [] } : findMissing(db, staging, { dataset: known.no, source });
  const withdrawn = wish.settings.restatement === true ? missing.count : 0;
  const { mapId } = wish;
  const read = counts.accepted + counts.updated + counts.unchanged + staged.rejected;
  const proofs = [...examined.proofs, ...staged.proofs];
  const report = {
    fileName: wish.fileName,
    at: dataset.importedAt,
    headings,
    counts: { read, ...counts, rejected: staged.rejected },
    proofs,
  };
  const publication = { mapId, dataset, source, report, withdrawn };
  const rejectsId = wish.isDryRun ? null : publish(staging, needs, publication);
  return {
    state: 'done',
    datasetId: known !== null || !wish.isDryRun ? dataset.id : null,
    counts: {
      ...report.counts,
      missing: missing.count - withdrawn,
      withdrawn,
    },
    proofs,
    rejectsId,
    rejects: staged.firstRejects,
    missingRows: missing.rows,
  };
}

type Publication = {
  readonly mapId: string;
  readonly dataset: DatasetWish;
  readonly source: string;
  readonly report: Omit<ImportReport, 'rejectsId'>;
  readonly withdrawn: number;
};

function publish(
  staging: Staging,
  { db, now }: IngestNeeds,
  { mapId, dataset, source, report, withdrawn }: Publication,
): string | null {
  const { headings } = report;
  const { accepted, updated, rejected } = report.counts;
  return inTransaction(db, () => {
    const no = saveDataset(db, mapId, dataset);
    if (withdrawn > 0) withdrawMissing(db, staging, { dataset: no, source });
    if (accepted + updated > 0) publishStaged(db, staging, { dataset: no, source });
    if (accepted + updated + withdrawn > 0) {
      touchDataset(db, no, dataset.importedAt);
    }
    const { rejectTable } = staging;
    const rejectsId = rejected === 0 ? null : keepRejects(db, { mapId, headings, rejectTable, now: now() });
    keepImportReport(db, no, { ...report, rejectsId });
    return rejectsId;
  });
}
