import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { formatDay } from '#domain/failures/day.ts';
import { evidenceRowSchema, type EvidencePage, type EvidenceRow } from '#domain/failures/evidence.ts';
import type { EvidenceWish } from './FailureCalls.ts';
import { rowsWhere, type Where } from './rowsWhere.ts';

/** What a row is read from, of `failures AS f` joined with `datasets AS d`. */
export const evidenceColumns =
  'f.*, d.id AS dataset_id, (SELECT k.key FROM match_keys AS k WHERE k.no = f.match_key) AS key_text';

/** Exactly the rows behind a number, newest first, a page at a time. */
export function queryEvidence(db: DatabaseSync, wish: EvidenceWish): EvidencePage {
  const from = evidenceFrom(db, wish);
  const total = Number(db.prepare(`SELECT count(*) AS total ${from.sql}`).get(...from.values)?.['total']);
  const after = parseCursor(wish.cursor);
  const page = after === null ? '' : 'AND (f.occurred_at, f.id) < (?, ?)';
  const found = db
    .prepare(`SELECT ${evidenceColumns} ${from.sql} ${page} ORDER BY f.occurred_at DESC, f.id DESC LIMIT ?`)
    .all(...from.values, ...(after ?? []), wish.limit + 1);
  const rows = found.slice(0, wish.limit);
  const last = found.length > wish.limit ? rows.at(-1) : undefined;
  const cursor = last === undefined ? null : `${String(last['occurred_at'])}_${String(last['id'])}`;
  return { rows: rows.map(toEvidenceRow), total, cursor };
}

/** The headings of all fields that occur in such rows. */
export function queryHeadings(db: DatabaseSync, wish: EvidenceWish): readonly string[] {
  const { sql, values } = rowsWhere(db, wish);
  const rows = db
    .prepare(
      `SELECT DISTINCT field.key AS heading FROM failures AS f, json_each(f.fields) AS field WHERE ${sql}`,
    )
    .all(...values);
  return rows.map((row) => String(row['heading']));
}

/** FROM … WHERE … of exactly the rows behind a number: `f` is the failure, `d` its dataset; with the bound values. */
export function evidenceFrom(db: DatabaseSync, wish: Omit<EvidenceWish, 'limit' | 'cursor'>): Where {
  const { sql, values } = rowsWhere(db, wish);
  return { sql: `FROM failures AS f JOIN datasets AS d ON d.no = f.dataset WHERE ${sql}`, values };
}

function parseCursor(cursor: string | null): readonly [number, number] | null {
  const match = /^(-?\d{1,16})_(\d{1,16})$/.exec(cursor ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function toScore(row: Record<string, SQLOutputValue>): object | null {
  if (row['score'] === null) return null;
  return { value: row['score'], scale: row['score_scale'], polarity: row['score_polarity'] };
}

/** A row of `SELECT f.*, d.id AS dataset_id`. */
export function toEvidenceRow(row: Record<string, SQLOutputValue>): EvidenceRow {
  return evidenceRowSchema.parse({
    id: String(row['id']),
    dataset: row['dataset_id'],
    source: row['source'],
    sourceId: row['source_id'],
    kind: row['kind'],
    occurredAt: new Date(Number(row['occurred_at'])).toISOString(),
    zone: row['zone'],
    precision: row['precision'],
    day: formatDay(Number(row['day'])),
    channel: row['channel'],
    group: row['grp'],
    text: row['text'],
    fields: JSON.parse(String(row['fields'])),
    lang: row['lang'],
    score: toScore(row),
    status: row['status'],
    firstReplyMinutes: row['first_reply_minutes'],
    resolveMinutes: row['resolve_minutes'],
    reopens: row['reopens'],
    handoffs: row['handoffs'],
    perceivedCause: row['perceived_cause'],
    burdenMinutes: row['burden_minutes'],
    burdenMoney: row['burden_money'],
    severity: row['severity'],
    key: JSON.parse(String(row['key_text'])),
    rowNumber: row['row_number'],
  });
}
