import { setImmediate as giveWay } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { Chunk } from './chunkTable.ts';
import { holdsWords } from './holdsWords.ts';

/** So many rows are looked at before others get their turn. */
const rowsAtOnce = 8_192;

/** Which rows of a chunk hold some words, in the order of their ids: bit i of the chunk = bit i & 7 of byte i >> 3. */
export async function foundRows(
  db: DatabaseSync,
  dataset: number,
  { chunk, q }: { readonly chunk: Pick<Chunk, 'firstId' | 'lastId' | 'count'>; readonly q: string },
): Promise<Uint8Array> {
  const { sql, values } = holdsWords(q.trim());
  const next = db.prepare(
    `SELECT f.id, ${sql} AS is_found FROM failures AS f
     WHERE f.dataset = ? AND f.id BETWEEN ? AND ? ORDER BY f.id LIMIT ${rowsAtOnce}`,
  );
  const bits = new Uint8Array((chunk.count + 7) >> 3);
  let row = 0;
  let from = chunk.firstId;
  for (;;) {
    const rows = next.all(...values, dataset, from, chunk.lastId);
    for (const { is_found: isFound } of rows) {
      if (isFound === 1) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
      row += 1;
    }
    if (rows.length < rowsAtOnce) return bits;
    from = Number(rows.at(-1)?.['id']) + 1;
    await giveWay();
  }
}
