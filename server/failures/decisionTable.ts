import type { DatabaseSync } from 'node:sqlite';
import type { MatchKey } from '#domain/failures/matchKey.ts';
import { raiseRevision } from './datasetTable.ts';
import type { FailureCalls, RowDecision } from './FailureCalls.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { changeMatchKeys } from './matchKeyTable.ts';

type Wish = Parameters<FailureCalls['decide']>[0];

/**
 * Keeps what a person decided about some rows; null takes decisions back. Gives back what was decided before, so that
 * it can be undone, or null where a row is not there: then nothing has changed.
 */
export function decideRows(
  db: DatabaseSync,
  { mapId, rows, decision }: Wish,
  now: Date,
): ReturnType<FailureCalls['decide']> {
  return inTransaction(db, () => {
    const found = findRows(db, mapId, rows);
    if (found.length < new Set(rows).size) return null;
    const earlier = earlierDecisions(found);
    for (const [dataset, ofDataset] of Map.groupBy(found, (row) => row.dataset)) {
      for (const { key } of ofDataset) keepOne(db, dataset, { key, decision, now });
      const ids = ofDataset.map(({ id }) => id);
      const changed = changeMatchKeys(db, dataset, {
        ids,
        change: (_id, key) => ({ ...key, person: decision }),
      });
      if (changed.length > 0) raiseRevision(db, dataset);
    }
    return earlier;
  });
}

/** Gives staged rows that were published back what people had decided about them. */
export function keepDecisions(db: DatabaseSync, dataset: number, table: string): void {
  const isDecided = db.prepare('SELECT 1 FROM decisions WHERE dataset = ? LIMIT 1').get(dataset);
  // The rows' keys are a large set to look through, mostly for nothing.
  if (isDecided === undefined) return;
  const rows = db
    .prepare(
      `SELECT f.id, d.place, d.mode FROM decisions AS d
         JOIN failures AS f ON f.dataset = d.dataset AND f.key = d.key
       WHERE d.dataset = ? AND d.key IN (SELECT key FROM ${table})`,
    )
    .all(dataset);
  if (rows.length === 0) return;
  const byId = new Map(rows.map((row) => [Number(row['id']), toDecision(row)] as const));
  const change = (id: number, key: MatchKey): MatchKey => ({ ...key, person: byId.get(id) ?? null });
  changeMatchKeys(db, dataset, { ids: [...byId.keys()], change });
}

type Found = {
  readonly id: number;
  readonly dataset: number;
  readonly key: string;
  readonly earlier: RowDecision | null;
};

function findRows(db: DatabaseSync, mapId: string, rows: readonly string[]): readonly Found[] {
  return db
    .prepare(
      `SELECT f.id, f.dataset, f.key, d.place, d.mode FROM json_each(?) AS wanted
         JOIN failures AS f ON f.id = CAST(wanted.value AS INTEGER)
         JOIN datasets AS s ON s.no = f.dataset AND s.map_id = ?
         LEFT JOIN decisions AS d ON d.dataset = f.dataset AND d.key = f.key`,
    )
    .all(JSON.stringify([...new Set(rows)]), mapId)
    .map((row) => ({
      id: Number(row['id']),
      dataset: Number(row['dataset']),
      key: String(row['key']),
      earlier: row['mode'] === null ? null : toDecision(row),
    }));
}

function earlierDecisions(found: readonly Found[]): NonNullable<ReturnType<FailureCalls['decide']>> {
  const alike = Map.groupBy(found, ({ earlier }) => JSON.stringify(earlier));
  return [...alike.values()].map((rows) => ({
    rows: rows.map(({ id }) => String(id)),
    decision: rows[0]?.earlier ?? null,
  }));
}

function keepOne(
  db: DatabaseSync,
  dataset: number,
  { key, decision, now }: { readonly key: string; readonly decision: RowDecision | null; readonly now: Date },
): void {
  if (decision === null) {
    db.prepare('DELETE FROM decisions WHERE dataset = ? AND key = ?').run(dataset, key);
    return;
  }
  db.prepare(
    `INSERT INTO decisions (dataset, key, place, mode, decided_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (dataset, key)
       DO UPDATE SET place = excluded.place, mode = excluded.mode, decided_at = excluded.decided_at`,
  ).run(dataset, key, decision.place, decision.mode, now.toISOString());
}

function toDecision(row: Readonly<Record<string, unknown>>): RowDecision {
  return { place: row['place'] === null ? null : String(row['place']), mode: String(row['mode']) };
}
