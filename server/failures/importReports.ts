import type { DatabaseSync } from 'node:sqlite';
import { importReportSchema, type DatasetDetail, type ImportReport } from '#domain/failures/datasetDetail.ts';
import { formatDay } from '#domain/failures/day.ts';
import { maskPersonal } from '#domain/failures/maskPersonal.ts';
import { findDataset } from './datasetTable.ts';
import { hasRejects } from './rejectTable.ts';

/** Keeps how a dataset's last import went, without anybody's personal data; an earlier report goes. */
export function keepImportReport(db: DatabaseSync, dataset: number, report: ImportReport): void {
  const masked: ImportReport = {
    ...report,
    fileName: maskPersonal(report.fileName),
    proofs: report.proofs.map((proof) => ({
      ...proof,
      value: maskPersonal(proof.value),
      because: maskPersonal(proof.because),
    })),
  };
  db.prepare(
    `INSERT INTO import_reports (dataset, report) VALUES (?, ?)
     ON CONFLICT (dataset) DO UPDATE SET report = excluded.report`,
  ).run(dataset, JSON.stringify(masked));
}

/** A dataset with its answers and its last import; null where the map has none of that id. */
export function readDatasetDetail(
  db: DatabaseSync,
  { mapId, dataset }: { readonly mapId: string; readonly dataset: string },
  now: Date,
): DatasetDetail | null {
  const found = findDataset(db, mapId, { id: dataset });
  if (found === null) return null;
  const { no, id, name, source, groupBy, timeZone, identity, rows, revision, importedAt, settings } = found;
  const days = db
    .prepare('SELECT min(day) AS first, max(day) AS last FROM failures WHERE dataset = ?')
    .get(no);
  const first = days?.['first'];
  return {
    id,
    name,
    source,
    groupBy,
    timeZone,
    identity,
    rows,
    revision,
    importedAt,
    settings,
    days:
      typeof first === 'number' ? { first: formatDay(first), last: formatDay(Number(days?.['last'])) } : null,
    lastImport: readReport(db, no, now),
  };
}

function readReport(db: DatabaseSync, dataset: number, now: Date): ImportReport | null {
  const row = db.prepare('SELECT report FROM import_reports WHERE dataset = ?').get(dataset);
  if (row === undefined) return null;
  const report = importReportSchema.parse(JSON.parse(String(row['report'])));
  const { rejectsId } = report;
  return { ...report, rejectsId: rejectsId !== null && hasRejects(db, rejectsId, now) ? rejectsId : null };
}
