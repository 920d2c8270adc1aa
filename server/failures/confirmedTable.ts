import type { DatabaseSync } from 'node:sqlite';
import { joinFeatures, waitingTester } from '#domain/failures/confirmedFeatures.ts';
import { wantedFeatures, type WantedFeatures } from '#domain/failures/wantedFeatures.ts';
import type { Rule } from '#domain/map/rule.ts';
import { noFeatures } from './featureTable.ts';

type RulesOfMap = { readonly mapId: string; readonly rules: readonly Rule[] };

/**
 * Keeps that rules may look at what they look at. By the dataset's name in the map: a map may know rules before the
 * first row is there. It is never taken back, so that an undo brings a rule back that works.
 */
export function confirmRules(db: DatabaseSync, { mapId, rules }: RulesOfMap): void {
  const keep = db.prepare(
    `INSERT INTO confirmed_features (map_id, dataset, features) VALUES (?, ?, ?)
     ON CONFLICT (map_id, dataset) DO UPDATE SET features = excluded.features`,
  );
  for (const [dataset, own] of Map.groupBy(rules, (rule) => rule.dataset)) {
    const confirmed = confirmedOf(db, mapId, dataset);
    const fresh = own.filter(waitingTester(confirmed));
    if (fresh.length === 0) continue;
    keep.run(mapId, dataset, JSON.stringify(joinFeatures(confirmed, wantedFeatures(fresh, dataset))));
  }
}

/** The rules that wait to be confirmed. */
export function waitingRules(db: DatabaseSync, { mapId, rules }: RulesOfMap): readonly Rule[] {
  return [...Map.groupBy(rules, (rule) => rule.dataset)].flatMap(([dataset, own]) =>
    own.filter(waitingTester(confirmedOf(db, mapId, dataset))),
  );
}

/** Forgets it with the dataset that it was about. */
export function forgetConfirmed(db: DatabaseSync, mapId: string, dataset: string): void {
  db.prepare('DELETE FROM confirmed_features WHERE map_id = ? AND dataset = ?').run(mapId, dataset);
}

function confirmedOf(db: DatabaseSync, mapId: string, dataset: string): WantedFeatures {
  const row = db
    .prepare('SELECT features FROM confirmed_features WHERE map_id = ? AND dataset = ?')
    .get(mapId, dataset);
  return row === undefined ? noFeatures : (JSON.parse(String(row['features'])) as WantedFeatures);
}
