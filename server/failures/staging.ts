import { hash as hashOnce } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { RejectedRow } from '#domain/failures/previewFile.ts';
import type { ReadFailure } from '#domain/failures/readFailures.ts';

/** A failure with what tells it apart: `key` is the source's id, or the hash of a row's cells. */
export type StagedFailure = Omit<ReadFailure, 'customer'> & {
  readonly key: string;
  readonly customer: string | null;
  readonly rowNumber: number;
  /** As `matchKeyText` writes it. */
  readonly matchKey: string;
};

/** Columns that tell whether a row that is already there has changed; the row's number in a file does not. */
export const contentColumns = [
  'source_id',
  'kind',
  'occurred_at',
  'day',
  'zone',
  'precision',
  'customer',
  'channel',
  'text',
  'grp',
  'fields',
  'lang',
  'score',
  'score_scale',
  'score_polarity',
  'status',
  'first_reply_minutes',
  'resolve_minutes',
  'reopens',
  'handoffs',
  'perceived_cause',
  'burden_minutes',
  'burden_money',
  'severity',
] as const;

/**
 * Rows on their way in, in a temporary table of this connection: invisible to every query, and gone with the process,
 * so that a crash or a cancel leaves nothing.
 */
export type Staging = {
  readonly table: string;
  /** Where rejected rows wait. */
  readonly rejectTable: string;
  /** The rows' match keys; a row's `match_key` is an index. */
  readonly matchKeys: readonly string[];
  readonly add: (rows: readonly StagedFailure[], rejects: readonly RejectedRow[]) => void;
  /** Gives equal rows their ordinals, so that two equal rows of one file stay two. */
  readonly numberEqualRows: () => void;
  readonly drop: () => void;
};

let lastNumber = 0;

export function openStaging(db: DatabaseSync): Staging {
  lastNumber += 1;
  const table = `staged_${lastNumber}`;
  const columns = ['key', 'row_number', ...contentColumns, 'match_key'];
  db.exec(
    `CREATE TEMP TABLE ${table} (key TEXT, row_number INTEGER PRIMARY KEY, ${contentColumns.join(', ')}, match_key)`,
  );
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const rejectTable = `rejected_${lastNumber}`;
  db.exec(
    `CREATE TEMP TABLE ${rejectTable} (row_number INTEGER PRIMARY KEY, column_name TEXT, problem TEXT, cells TEXT)`,
  );
  const insertReject = db.prepare(`INSERT INTO ${rejectTable} VALUES (?, ?, ?, ?)`);
  const keyNumbers = new Map<string, number>();
  const matchKeys: string[] = [];
  const keyNumber = (text: string): number => {
    const known = keyNumbers.get(text);
    if (known !== undefined) return known;
    keyNumbers.set(text, matchKeys.length);
    return matchKeys.push(text) - 1;
  };
  return {
    table,
    rejectTable,
    matchKeys,
    add: (rows, rejects) => {
      db.exec('BEGIN');
      for (const { rowNumber, column, problem, cells } of rejects) {
        insertReject.run(rowNumber, column, problem, JSON.stringify(cells));
      }
      for (const row of rows) {
        insert.run(...rowValues(row), keyNumber(row.matchKey));
      }
      db.exec('COMMIT');
    },
    numberEqualRows: () => {
      db.exec(
        `UPDATE ${table} SET key = key || ':' || numbered.ordinal
         FROM (SELECT row_number AS id, row_number() OVER (PARTITION BY key ORDER BY row_number) AS ordinal
               FROM ${table}) AS numbered
         WHERE numbered.id = ${table}.row_number`,
      );
    },
    drop: () => db.exec(`DROP TABLE ${table}; DROP TABLE ${rejectTable}`),
  };
}

/** In the order of `key`, `row_number` and `contentColumns`. */
function rowValues(row: StagedFailure): SQLInputValue[] {
  return [
    row.key,
    row.rowNumber,
    row.sourceId,
    row.kind,
    row.occurredAt,
    row.day,
    row.zone,
    row.precision,
    row.customer,
    row.channel,
    row.text,
    row.group,
    JSON.stringify(row.fields),
    row.lang,
    row.score?.value ?? null,
    row.score?.scale ?? '',
    row.score?.polarity ?? '',
    row.status,
    row.firstReplyMinutes,
    row.resolveMinutes,
    row.reopens,
    row.handoffs,
    row.perceivedCause,
    row.burdenMinutes,
    row.burdenMoney,
    row.severity,
  ];
}

/** The key of a row that the source numbers; hashed, as an id may be somebody's address. */
export function keyBySourceId(source: string, sourceId: string): string {
  return `id:${hash([source, sourceId])}`;
}

/** The key of a row that only its content tells apart; equal rows get ordinals in the staging table. */
export function keyByContent(cells: readonly string[]): string {
  return `row:${hash(cells)}`;
}

function hash(texts: readonly string[]): string {
  return hashOnce('sha256', JSON.stringify(texts), 'base64url');
}
