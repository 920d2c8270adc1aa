import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { formatDay } from '#domain/failures/day.ts';
import { evidenceRowSchema, type EvidencePage, type EvidenceRow } from '#domain/failures/evidence.ts';
import { dayRange } from '#domain/failures/failureFilter.ts';
import type { EvidenceWish } from './FailureCalls.ts';

type Where = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** Exactly the rows behind a number, newest first, a page at a time. */
export function queryEvidence(db: DatabaseSync, wish: EvidenceWish): EvidencePage {
  const where = toWhere(wish);
  const from = fromRows(where, '');
  const total = Number(db.prepare(`SELECT count(*) AS total ${from}`).get(...where.values)?.['total']);
  const after = parseCursor(wish.cursor);
  const page = after === null ? '' : 'AND (f.occurred_at, f.id) < (?, ?)';
  const found = db
    .prepare(`SELECT f.*, d.id AS dataset_id ${from} ${page} ORDER BY f.occurred_at DESC, f.id DESC LIMIT ?`)
    .all(...where.values, ...(after ?? []), wish.limit + 1);
  const rows = found.slice(0, wish.limit);
  const last = found.length > wish.limit ? rows.at(-1) : undefined;
  const cursor = last === undefined ? null : `${String(last['occurred_at'])}_${String(last['id'])}`;
  return { rows: rows.map(toEvidenceRow), total, cursor };
}

/** The headings of all fields that occur in such rows. */
export function queryHeadings(db: DatabaseSync, wish: EvidenceWish): readonly string[] {
  const where = toWhere(wish);
  const from = fromRows(where, ', json_each(f.fields) AS field');
  const rows = db.prepare(`SELECT DISTINCT field.key AS heading ${from}`).all(...where.values);
  return rows.map((row) => String(row['heading']));
}

/** FROM … WHERE … of exactly the rows behind a number: `f` is the failure, `d` its dataset; with the bound values. */
export function evidenceFrom(wish: EvidenceWish): Where {
  const { sql, values } = toWhere(wish);
  return { sql: fromRows({ sql, values }, ''), values };
}

function fromRows({ sql }: Where, joined: string): string {
  return `FROM failures AS f JOIN datasets AS d ON d.no = f.dataset${joined} WHERE ${sql}`;
}

function toWhere({ mapId, groups, filter, q }: EvidenceWish): Where {
  const { first, last } = dayRange(filter);
  const parts: Where[] = [{ sql: 'd.map_id = ?', values: [mapId] }];
  if (groups !== null) parts.push(inGroups(groups));
  if (Number.isFinite(first)) parts.push({ sql: 'f.day >= ?', values: [first] });
  if (Number.isFinite(last)) parts.push({ sql: 'f.day <= ?', values: [last] });
  if (filter.channels.length > 0) parts.push(oneOf('f.channel', filter.channels));
  if (q.trim() !== '') parts.push(holds(q.trim()));
  return { sql: parts.map((part) => part.sql).join(' AND '), values: parts.flatMap((part) => part.values) };
}

function inGroups(groups: NonNullable<EvidenceWish['groups']>): Where {
  if (groups.length === 0) return { sql: 'false', values: [] };
  const parts = groups.map(({ dataset, values }): Where => {
    const ofDataset = { sql: 'd.id = ?', values: [dataset] };
    if (values === null) return ofDataset;
    const group = oneOf('f.grp', values);
    return { sql: `(${ofDataset.sql} AND ${group.sql})`, values: [dataset, ...group.values] };
  });
  return {
    sql: `(${parts.map((part) => part.sql).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  };
}

function oneOf(column: string, values: readonly string[]): Where {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

/** Words anywhere in the text, the group, the source's id or another field. */
function holds(q: string): Where {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const columns = ['f.text', 'f.grp', 'f.source_id', 'f.fields'];
  const sql = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
  return { sql: `(${sql})`, values: columns.map(() => pattern) };
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
    rowNumber: row['row_number'],
  });
}
