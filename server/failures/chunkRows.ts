import { setImmediate as giveWay } from 'node:timers/promises';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { caseState } from '#domain/failures/caseState.ts';
import { rowsPerChunk } from '#domain/failures/columnsManifest.ts';
import type { RowChunk } from '#domain/failures/rowChunk.ts';
import type { KeyedChunk } from '#domain/failures/rowTable.ts';
import { causes } from '#domain/map/failureMode.ts';
import type { Chunk } from './chunkTable.ts';
import type { DatasetRow } from './datasetTable.ts';
import { matchKeyCodes } from './matchKeyTable.ts';

/** So many rows are read before others get their turn. */
const rowsAtOnce = 4_096;

type Stretch = Pick<Chunk, 'firstId' | 'lastId'>;
type Row = Readonly<Record<string, SQLOutputValue>>;

/** The columns of a stretch of rows in the order of their ids, and their keys as indexes into the dataset's keys. */
export async function readChunk(
  db: DatabaseSync,
  dataset: DatasetRow,
  stretch: Stretch,
): Promise<KeyedChunk> {
  const wanted = `match_key, day, channel, perceived_cause, severity, burden_minutes, burden_money, reopens,
    occurred_at, first_reply_minutes, resolve_minutes, status${dataset.segments.length > 0 ? ', fields' : ''}`;
  const maker = chunkMaker(dataset);
  const keys = keyMaker(db, dataset.no);
  await eachRow(db, { dataset: dataset.no, stretch, wanted }, (row) => {
    maker.add(row);
    keys.add(row);
  });
  return { rows: maker.done(), key: keys.done() };
}

/** The keys alone. */
export async function readKeyChunk(
  db: DatabaseSync,
  dataset: DatasetRow,
  stretch: Stretch,
): Promise<Uint32Array> {
  const keys = keyMaker(db, dataset.no);
  await eachRow(db, { dataset: dataset.no, stretch, wanted: 'match_key' }, keys.add);
  return keys.done();
}

function keyMaker(db: DatabaseSync, dataset: number) {
  const key = new Uint32Array(rowsPerChunk);
  const codes = matchKeyCodes(db, dataset);
  let rows = 0;
  return {
    add: (row: Row): void => {
      key[rows] = codes(Number(row['match_key']));
      rows += 1;
    },
    done: (): Uint32Array => key.slice(0, rows),
  };
}

async function eachRow(
  db: DatabaseSync,
  {
    dataset,
    stretch,
    wanted,
  }: { readonly dataset: number; readonly stretch: Stretch; readonly wanted: string },
  use: (row: Row) => void,
): Promise<void> {
  const next = db.prepare(
    `SELECT id, ${wanted} FROM failures
     WHERE dataset = ? AND id BETWEEN ? AND ? ORDER BY id LIMIT ${rowsAtOnce}`,
  );
  let from = stretch.firstId;
  for (;;) {
    const rows = next.all(dataset, from, stretch.lastId);
    rows.forEach(use);
    if (rows.length < rowsAtOnce) return;
    from = Number(rows.at(-1)?.['id']) + 1;
    await giveWay();
  }
}

function chunkMaker({ segments, importedAt }: DatasetRow): {
  readonly add: (row: Row) => void;
  readonly done: () => RowChunk;
} {
  const seenAt = Date.parse(importedAt);
  const day = new Int32Array(rowsPerChunk);
  const cause = new Uint8Array(rowsPerChunk);
  const channel = coded();
  const ofSegments = segments.map((heading) => ({ heading, column: coded() }));
  const numbers = { severity: known(), burdenMinutes: known(), burdenMoney: known(), reopened: known() };
  const reply = duration();
  const resolve = duration();
  let rows = 0;
  return {
    add: (row) => {
      day[rows] = Number(row['day']);
      cause[rows] = (causes as readonly unknown[]).indexOf(row['perceived_cause']) + 1;
      channel.add(rows, String(row['channel']));
      numbers.severity.add(rows, row['severity']);
      numbers.burdenMinutes.add(rows, row['burden_minutes']);
      numbers.burdenMoney.add(rows, row['burden_money']);
      numbers.reopened.add(rows, row['reopens'] === null ? null : Number(Number(row['reopens']) > 0));
      const openFor = openMinutes(row, seenAt);
      reply.add(rows, row['first_reply_minutes'], openFor);
      resolve.add(rows, row['resolve_minutes'], openFor);
      if (ofSegments.length > 0) {
        const fields = JSON.parse(String(row['fields'])) as Readonly<Record<string, string>>;
        for (const { heading, column } of ofSegments) column.add(rows, fields[heading] ?? '');
      }
      rows += 1;
    },
    done: () => ({
      day: day.slice(0, rows),
      channel: channel.done(rows),
      cause: cause.some((code) => code > 0) ? cause.slice(0, rows) : null,
      severity: numbers.severity.done(rows),
      burdenMinutes: numbers.burdenMinutes.done(rows),
      burdenMoney: numbers.burdenMoney.done(rows),
      reopened: numbers.reopened.done(rows),
      replyMinutes: reply.minutes.done(rows),
      replyOpen: reply.open(rows),
      resolveMinutes: resolve.minutes.done(rows),
      resolveOpen: resolve.open(rows),
      segments: ofSegments.map(({ heading, column }) => ({ heading, ...column.done(rows) })),
    }),
  };
}

/** How long a case that is not over had been open when its source was last looked at; null = over, or not known. */
function openMinutes(row: Row, seenAt: number): number | null {
  const resolveMinutes = row['resolve_minutes'] === null ? null : Number(row['resolve_minutes']);
  if (caseState({ status: String(row['status']), resolveMinutes }) !== 'open') return null;
  return Math.max(0, (seenAt - Number(row['occurred_at'])) / 60_000);
}

function coded() {
  const code = new Uint16Array(rowsPerChunk);
  const codes = new Map<string, number>();
  return {
    add: (row: number, value: string): void => {
      const known = codes.get(value) ?? codes.size;
      codes.set(value, known);
      code[row] = known;
    },
    done: (rows: number) => ({ values: [...codes.keys()], code: code.slice(0, rows) }),
  };
}

function known() {
  const column = new Float64Array(rowsPerChunk).fill(Number.NaN);
  let hasAny = false;
  return {
    add: (row: number, value: SQLOutputValue | undefined): void => {
      if (typeof value !== 'number') return;
      column[row] = value;
      hasAny = true;
    },
    done: (rows: number): Float64Array | null => (hasAny ? column.slice(0, rows) : null),
  };
}

function duration() {
  const minutes = known();
  const isOpen = new Uint8Array(rowsPerChunk);
  return {
    minutes,
    add: (row: number, ended: SQLOutputValue | undefined, openFor: number | null): void => {
      minutes.add(row, ended ?? openFor);
      if (ended === null && openFor !== null) isOpen[row] = 1;
    },
    open: (rows: number): Uint8Array | null =>
      isOpen.some((flag) => flag === 1) ? isOpen.slice(0, rows) : null,
  };
}
