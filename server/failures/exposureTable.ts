import type { DatabaseSync } from 'node:sqlite';
import { overlappingExposure, type Exposure } from '#domain/failures/exposure.ts';
import type { FailureCalls, Inventory } from './FailureCalls.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';

type Wish = Parameters<FailureCalls['putExposures']>[0];

export function listExposures(db: DatabaseSync, mapId: string): readonly Exposure[] {
  const rows = db
    .prepare('SELECT * FROM exposures WHERE map_id = ? ORDER BY touchpoint, period_start')
    .all(mapId);
  return rows.map((row) => ({
    touchpoint: String(row['touchpoint']),
    periodStart: String(row['period_start']),
    periodEnd: String(row['period_end']),
    exposures: Number(row['exposures']),
    ...(row['satisfied'] === null ? {} : { satisfied: Number(row['satisfied']) }),
  }));
}

/** How many exposures there are and in which state; null where there never were any. */
export function exposureState(db: DatabaseSync, mapId: string): Inventory['exposures'] {
  const row = db.prepare('SELECT * FROM exposure_revisions WHERE map_id = ?').get(mapId);
  if (row === undefined) return null;
  const count = db.prepare('SELECT count(*) AS rows FROM exposures WHERE map_id = ?').get(mapId);
  return {
    rows: Number(count?.['rows']),
    revision: Number(row['revision']),
    changedAt: String(row['changed_at']),
  };
}

class Refused extends Error {}

/** Adds, replaces or removes by place and period, all or nothing. The sentence why not, or null once it is stored. */
export function putExposures(db: DatabaseSync, { mapId, rows }: Wish, now: Date): string | null {
  try {
    inTransaction(db, () => {
      const stored = Map.groupBy(listExposures(db, mapId), ({ touchpoint }) => touchpoint);
      for (const row of rows) {
        const ofPlace = stored.get(row.touchpoint) ?? [];
        putOne(db, mapId, row, ofPlace);
        stored.set(row.touchpoint, replaced(ofPlace, row));
      }
      db.prepare(
        `INSERT INTO exposure_revisions (map_id, revision, changed_at) VALUES (?, 1, ?)
         ON CONFLICT (map_id) DO UPDATE SET revision = revision + 1, changed_at = excluded.changed_at`,
      ).run(mapId, now.toISOString());
    });
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

type Row = Wish['rows'][number];

function replaced(stored: readonly Exposure[], { exposures, ...row }: Row): Exposure[] {
  const others = stored.filter(
    (each) => each.periodStart !== row.periodStart || each.periodEnd !== row.periodEnd,
  );
  return exposures === null ? others : [...others, { ...row, exposures }];
}

function putOne(db: DatabaseSync, mapId: string, row: Row, stored: readonly Exposure[]): void {
  const { touchpoint, periodStart, periodEnd, exposures, satisfied } = row;
  if (exposures === null) {
    db.prepare(
      'DELETE FROM exposures WHERE map_id = ? AND touchpoint = ? AND period_start = ? AND period_end = ?',
    ).run(mapId, touchpoint, periodStart, periodEnd);
    return;
  }
  const other = overlappingExposure(stored, { ...row, exposures });
  if (other !== null) {
    throw new Refused(
      `The period ${periodStart} to ${periodEnd} overlaps ${other.periodStart} to ${other.periodEnd} of the same touchpoint, whose customers would count twice. Remove that one or choose other days.`,
    );
  }
  db.prepare(
    `INSERT INTO exposures (map_id, touchpoint, period_start, period_end, exposures, satisfied)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET exposures = excluded.exposures, satisfied = excluded.satisfied`,
  ).run(mapId, touchpoint, periodStart, periodEnd, exposures, satisfied ?? null);
}
