import type { DatabaseSync } from 'node:sqlite';
import type { WantedFeatures } from '#domain/failures/wantedFeatures.ts';

export const noFeatures: WantedFeatures = { columns: [], wordSets: [] };

/** What the keys of a dataset's rows tell beside the group. */
export function featuresOf(db: DatabaseSync, dataset: number): WantedFeatures {
  const row = db.prepare('SELECT features FROM dataset_features WHERE dataset = ?').get(dataset);
  return row === undefined ? noFeatures : (JSON.parse(String(row['features'])) as WantedFeatures);
}

export function keepFeatures(db: DatabaseSync, dataset: number, features: WantedFeatures): void {
  db.prepare(
    `INSERT INTO dataset_features (dataset, features) VALUES (?, ?)
     ON CONFLICT (dataset) DO UPDATE SET features = excluded.features`,
  ).run(dataset, JSON.stringify(features));
}
