import type { DatabaseSync } from 'node:sqlite';
import { matcherReportSchema } from '#domain/failures/matcherState.ts';
import { raiseRevision } from '../datasetTable.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { changeMatchKeys } from '../matchKeyTable.ts';
import type { KeptMatcher, MatcherStoreCalls, SeenRows, UnseenRows } from './MatcherStoreCalls.ts';

/** So many rows are matched and written at once: others get their turn in between. */
const rowsAtOnce = 1_000;

export function readMatcher(db: DatabaseSync, mapId: string): KeptMatcher | null {
  const row = db
    .prepare(
      'SELECT is_wanted, trained_at, report, problem, model IS NOT NULL AS has_model FROM matchers WHERE map_id = ?',
    )
    .get(mapId);
  if (row === undefined) return null;
  const { trained_at: trainedAt, report, problem } = row;
  return {
    isWanted: row['is_wanted'] === 1,
    trainedAt: typeof trainedAt === 'string' ? trainedAt : null,
    report: typeof report === 'string' ? matcherReportSchema.parse(JSON.parse(report)) : null,
    problem: typeof problem === 'string' ? problem : null,
    hasModel: row['has_model'] === 1,
  };
}

export function readModel(db: DatabaseSync, mapId: string): Uint8Array | null {
  const model = db.prepare('SELECT model FROM matchers WHERE map_id = ?').get(mapId)?.['model'];
  return model instanceof Uint8Array ? model : null;
}

/** Keeps what a training ended as; all rows are to be looked at again. */
export function keepMatcher(
  db: DatabaseSync,
  { mapId, trained, trainedAt }: Parameters<MatcherStoreCalls['keepMatcher']>[0],
): void {
  const { report, problem, model } = trained;
  inTransaction(db, () => {
    db.prepare(
      `INSERT INTO matchers (map_id, is_wanted, trained_at, report, problem, model) VALUES (?, 0, ?, ?, ?, ?)
       ON CONFLICT (map_id) DO UPDATE SET is_wanted = 0, trained_at = excluded.trained_at,
         report = excluded.report, problem = excluded.problem, model = excluded.model`,
    ).run(mapId, trainedAt, report === null ? null : JSON.stringify(report), problem, model);
    const ofMap = '(SELECT no FROM datasets WHERE map_id = ?)';
    db.prepare(`DELETE FROM matcher_marks WHERE dataset IN ${ofMap}`).run(mapId);
    db.prepare(`DELETE FROM matcher_stale WHERE dataset IN ${ofMap}`).run(mapId);
  });
}

export function wantMatcher(
  db: DatabaseSync,
  { mapId, isWanted }: Parameters<MatcherStoreCalls['wantMatcher']>[0],
): void {
  db.prepare(
    `INSERT INTO matchers (map_id, is_wanted) VALUES (?, ?)
     ON CONFLICT (map_id) DO UPDATE SET is_wanted = excluded.is_wanted`,
  ).run(mapId, Number(isWanted));
}

export function unseenRows(db: DatabaseSync, mapId: string): UnseenRows | null {
  const datasets = db
    .prepare(
      `SELECT d.no, coalesce(m.up_to, 0) AS up_to FROM datasets AS d
         LEFT JOIN matcher_marks AS m ON m.dataset = d.no WHERE d.map_id = ? ORDER BY d.no`,
    )
    .all(mapId);
  for (const { no, up_to: mark } of datasets) {
    const dataset = Number(no);
    const fresh = db
      .prepare('SELECT id, text FROM failures WHERE dataset = ? AND id > ? ORDER BY id LIMIT ?')
      .all(dataset, Number(mark), rowsAtOnce);
    if (fresh.length > 0) return { dataset, rows: fresh.map(toRow), upTo: Number(fresh.at(-1)?.['id']) };
    const stale = db
      .prepare(
        'SELECT f.id, f.text FROM matcher_stale AS s JOIN failures AS f ON f.id = s.row WHERE s.dataset = ? LIMIT ?',
      )
      .all(dataset, rowsAtOnce);
    if (stale.length > 0) return { dataset, rows: stale.map(toRow), upTo: null };
  }
  return null;
}

function toRow(row: Readonly<Record<string, unknown>>): UnseenRows['rows'][number] {
  return { id: Number(row['id']), text: String(row['text']) };
}

export function keepMatches(db: DatabaseSync, { dataset, upTo, matches }: SeenRows): boolean {
  const found = new Map(matches.map(({ id, target }) => [id, target] as const));
  return inTransaction(db, () => {
    const changed = changeMatchKeys(db, dataset, {
      ids: [...found.keys()],
      change: (id, key) => ({ ...key, matcher: found.get(id) ?? null }),
    });
    if (upTo === null) {
      const ids = JSON.stringify([...found.keys()]);
      db.prepare('DELETE FROM matcher_stale WHERE row IN (SELECT value FROM json_each(?))').run(ids);
    } else {
      db.prepare(
        `INSERT INTO matcher_marks (dataset, up_to) VALUES (?, ?)
         ON CONFLICT (dataset) DO UPDATE SET up_to = excluded.up_to`,
      ).run(dataset, upTo);
    }
    return changed.length > 0;
  });
}

export function raiseRevisions(
  db: DatabaseSync,
  { mapId, datasets }: Parameters<MatcherStoreCalls['raiseRevisions']>[0],
): void {
  const own = db.prepare('SELECT no FROM datasets WHERE map_id = ? AND no = ?');
  inTransaction(db, () => {
    for (const no of datasets) if (own.get(mapId, no) !== undefined) raiseRevision(db, no);
  });
}
