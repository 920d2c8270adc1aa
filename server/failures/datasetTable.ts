import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { importSettingsSchema, type ImportSettings } from '#domain/failures/importSettings.ts';
import type { StoredDataset } from './FailureCalls.ts';

/** A dataset with the answers that its last import was read with, so that next month's file need not ask again. */
export type DatasetWish = Omit<StoredDataset, 'revision' | 'rows' | 'segments'> & {
  readonly settings: ImportSettings;
};

/** `no` is the dataset's number in this database: its id is unique within its map only. */
export type DatasetRow = StoredDataset & DatasetWish & { readonly no: number };

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

/** Makes the dataset, or writes its changed name and settings; gives back its number. */
export function saveDataset(db: DatabaseSync, mapId: string, dataset: DatasetWish): number {
  const saved = db
    .prepare(
      `INSERT INTO datasets (id, map_id, source, name, group_by, time_zone, identity, settings, made_up, revision,
                           row_count, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
     ON CONFLICT (map_id, id)
       DO UPDATE SET name = excluded.name, settings = excluded.settings, made_up = excluded.made_up
     RETURNING no`,
    )
    .get(
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
  return Number(saved?.['no']);
}

/** Says that a dataset's rows have changed. */
export function touchDataset(db: DatabaseSync, no: number, importedAt: string): void {
  db.prepare(
    `UPDATE datasets SET revision = revision + 1, imported_at = ?,
       row_count = (SELECT count(*) FROM failures WHERE dataset = datasets.no) WHERE no = ?`,
  ).run(importedAt, no);
}

/** Says that something else than rows has changed that numbers come from. */
export function raiseRevision(db: DatabaseSync, no: number): void {
  db.prepare('UPDATE datasets SET revision = revision + 1 WHERE no = ?').run(no);
}

function toDataset(row: Record<string, SQLOutputValue>): DatasetRow {
  const settings = importSettingsSchema.parse(JSON.parse(String(row['settings'])));
  return {
    no: Number(row['no']),
    id: String(row['id']),
    source: String(row['source']),
    name: String(row['name']),
    groupBy: String(row['group_by']),
    timeZone: String(row['time_zone']),
    identity: row['identity'] === 'sourceId' ? 'sourceId' : 'content',
    segments: settings.columns?.segments ?? [],
    settings,
    madeUp: row['made_up'] === 1,
    revision: Number(row['revision']),
    rows: Number(row['row_count']),
    importedAt: String(row['imported_at']),
  };
}
