import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { importSettingsSchema, type ImportSettings } from '#domain/failures/importSettings.ts';
import type { StoredDataset } from './FailureCalls.ts';

/** A dataset with the answers that its last import was read with, so that next month's file need not ask again. */
export type DatasetRow = StoredDataset & { readonly settings: ImportSettings };

/** A dataset with its new rows in place, but not yet its counts. */
export type DatasetChange = Omit<DatasetRow, 'revision' | 'rows'>;

export function findDataset(
  db: DatabaseSync,
  mapId: string,
  by: { readonly id?: string; readonly source?: string },
): DatasetRow | null {
  const row = db
    .prepare('SELECT * FROM datasets WHERE map_id = ? AND (id = ? OR (? IS NULL AND source = ?))')
    .get(mapId, by.id ?? null, by.id ?? null, by.source ?? null);
  return row === undefined ? null : toDataset(row);
}

export function listDatasets(db: DatabaseSync, mapId: string): readonly DatasetRow[] {
  return db
    .prepare('SELECT * FROM datasets WHERE map_id = ? ORDER BY imported_at, id')
    .all(mapId)
    .map(toDataset);
}

/** Makes the dataset, or writes its changed name and settings. */
export function saveDataset(db: DatabaseSync, mapId: string, dataset: DatasetChange): void {
  db.prepare(
    `INSERT INTO datasets (id, map_id, source, name, group_by, time_zone, identity, settings, made_up, revision,
                           row_count, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings, made_up = excluded.made_up`,
  ).run(
    dataset.id,
    mapId,
    dataset.source,
    dataset.name,
    dataset.groupBy,
    dataset.timeZone,
    dataset.identity,
    JSON.stringify(dataset.settings),
    Number(dataset.madeUp),
    dataset.importedAt,
  );
}

/** Says that a dataset's rows have changed. */
export function touchDataset(db: DatabaseSync, id: string, importedAt: string): void {
  db.prepare(
    `UPDATE datasets SET revision = revision + 1, imported_at = ?,
       row_count = (SELECT count(*) FROM failures WHERE dataset = datasets.id) WHERE id = ?`,
  ).run(importedAt, id);
}

function toDataset(row: Record<string, SQLOutputValue>): DatasetRow {
  return {
    id: String(row['id']),
    source: String(row['source']),
    name: String(row['name']),
    groupBy: String(row['group_by']),
    timeZone: String(row['time_zone']),
    identity: row['identity'] === 'sourceId' ? 'sourceId' : 'content',
    settings: importSettingsSchema.parse(JSON.parse(String(row['settings']))),
    madeUp: row['made_up'] === 1,
    revision: Number(row['revision']),
    rows: Number(row['row_count']),
    importedAt: String(row['imported_at']),
  };
}
