import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { DatasetRow } from './datasetTable.ts';

/** A stretch of a dataset's rows by id. An empty hash = the bytes have to be made, or made anew. */
export type Chunk = {
  readonly chunk: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly count: number;
  readonly rowsHash: string;
  readonly keysHash: string;
  /** Rises with every change of a row; begins anywhere, so that a chunk laid anew is not taken for an earlier one. */
  readonly changes: number;
};

export function listChunks(db: DatabaseSync, dataset: number): readonly Chunk[] {
  return db.prepare('SELECT * FROM column_chunks WHERE dataset = ? ORDER BY chunk').all(dataset).map(toChunk);
}

/**
 * Lays new rows into chunks: the last is filled up first, then come new ones. Where the columns to keep are others
 * than before, everything has to be made anew.
 */
export function layChunks(db: DatabaseSync, dataset: DatasetRow, chunkRows: number): void {
  if (!isShape(db, dataset.no, dataset.segments)) {
    db.prepare('DELETE FROM column_chunks WHERE dataset = ?').run(dataset.no);
    db.prepare(
      `INSERT INTO column_shapes (dataset, shape) VALUES (?, ?)
       ON CONFLICT (dataset) DO UPDATE SET shape = excluded.shape`,
    ).run(dataset.no, JSON.stringify(dataset.segments));
  }
  layRows(db, dataset.no, chunkRows);
}

function layRows(db: DatabaseSync, dataset: number, chunkRows: number): void {
  const put = db.prepare(
    `INSERT INTO column_chunks (dataset, chunk, first_id, last_id, count, rows_hash, keys_hash, changes)
     VALUES (?, ?, ?, ?, ?, '', '', abs(random() % 1000000000000))
     ON CONFLICT (dataset, chunk) DO UPDATE
       SET first_id = excluded.first_id, last_id = excluded.last_id, count = excluded.count,
         rows_hash = '', keys_hash = '', changes = changes + 1`,
  );
  const last = listChunks(db, dataset).at(-1);
  let chunk = last?.chunk ?? 0;
  for (const { firstId, lastId, count } of stretches(db, { dataset, chunkRows, from: last?.firstId ?? 0 })) {
    const isAsBefore = chunk === last?.chunk && last.lastId === lastId && last.count === count;
    if (!isAsBefore) put.run(dataset, chunk, firstId, lastId, count);
    chunk += 1;
  }
}

/** The rows from an id on, so many at once, as first and last id. */
function* stretches(
  db: DatabaseSync,
  wish: { readonly dataset: number; readonly chunkRows: number; readonly from: number },
): Generator<Pick<Chunk, 'firstId' | 'lastId' | 'count'>> {
  const find = db.prepare(
    `SELECT min(id) AS first_id, max(id) AS last_id, count(*) AS count
     FROM (SELECT id FROM failures WHERE dataset = ? AND id >= ? ORDER BY id LIMIT ?)`,
  );
  let { from } = wish;
  for (;;) {
    const found = find.get(wish.dataset, from, wish.chunkRows) ?? {};
    const count = Number(found['count']);
    if (count === 0) return;
    const lastId = Number(found['last_id']);
    yield { firstId: Number(found['first_id']), lastId, count };
    if (count < wish.chunkRows) return;
    from = lastId + 1;
  }
}

/** Whether the chunks of a dataset hold these segment columns. */
export function isShape(db: DatabaseSync, dataset: number, segments: readonly string[]): boolean {
  const row = db.prepare('SELECT shape FROM column_shapes WHERE dataset = ?').get(dataset);
  return row?.['shape'] === JSON.stringify(segments);
}

/** Keeps the bytes of a chunk under their hash, which it gives back. */
export function keepBytes(db: DatabaseSync, mapId: string, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('base64url');
  db.prepare(
    `INSERT INTO column_bytes (map_id, hash, bytes, left_at) VALUES (?, ?, ?, NULL)
     ON CONFLICT (map_id, hash) DO UPDATE SET left_at = NULL`,
  ).run(mapId, hash, bytes);
  return hash;
}

/**
 * Says which bytes a chunk has now, unless rows have changed since it was listed: then it stays to be made. `count` 0
 * takes it out: all its rows are gone.
 */
export function saveChunk(db: DatabaseSync, dataset: number, chunk: Chunk): void {
  const which = 'WHERE dataset = ? AND chunk = ? AND changes = ?';
  const ids = [dataset, chunk.chunk, chunk.changes];
  if (chunk.count === 0) db.prepare(`DELETE FROM column_chunks ${which}`).run(...ids);
  else {
    db.prepare(`UPDATE column_chunks SET rows_hash = ?, keys_hash = ?, count = ? ${which}`).run(
      chunk.rowsHash,
      chunk.keysHash,
      chunk.count,
      ...ids,
    );
  }
}

/** The keys of these rows have changed: null = of all rows of the dataset. */
export function forgetKeyChunks(db: DatabaseSync, dataset: number, ids: readonly number[] | null): void {
  if (ids === null) {
    db.prepare(`UPDATE column_chunks SET keys_hash = '', changes = changes + 1 WHERE dataset = ?`).run(
      dataset,
    );
    return;
  }
  db.prepare(
    `UPDATE column_chunks SET keys_hash = '', changes = changes + 1 WHERE dataset = ?
       AND EXISTS (SELECT 1 FROM json_each(?) WHERE value BETWEEN first_id AND last_id)`,
  ).run(dataset, JSON.stringify(ids));
}

const keptMs = 600_000;

/** Bytes that no chunk has any more are kept a while for those who still ask by an older manifest, then dropped. */
export function dropLeftBytes(db: DatabaseSync, mapId: string, now: Date): void {
  const left = `map_id = ? AND hash NOT IN (
    SELECT rows_hash FROM column_chunks JOIN datasets ON no = dataset WHERE map_id = ?
    UNION ALL SELECT keys_hash FROM column_chunks JOIN datasets ON no = dataset WHERE map_id = ?)`;
  const ids = [mapId, mapId, mapId];
  db.prepare(`UPDATE column_bytes SET left_at = ? WHERE left_at IS NULL AND ${left}`).run(
    now.getTime(),
    ...ids,
  );
  db.prepare('DELETE FROM column_bytes WHERE map_id = ? AND left_at < ?').run(mapId, now.getTime() - keptMs);
}

/** The bytes of a chunk of a map; null where there are none (any more). */
export function findBytes(
  db: DatabaseSync,
  { mapId, hash }: { readonly mapId: string; readonly hash: string },
): Uint8Array | null {
  const row = db.prepare('SELECT bytes FROM column_bytes WHERE map_id = ? AND hash = ?').get(mapId, hash);
  return row?.['bytes'] instanceof Uint8Array ? row['bytes'] : null;
}

function toChunk(row: Record<string, SQLOutputValue>): Chunk {
  return {
    chunk: Number(row['chunk']),
    firstId: Number(row['first_id']),
    lastId: Number(row['last_id']),
    count: Number(row['count']),
    rowsHash: String(row['rows_hash']),
    keysHash: String(row['keys_hash']),
    changes: Number(row['changes']),
  };
}
