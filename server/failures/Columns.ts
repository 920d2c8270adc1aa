import type { DatabaseSync } from 'node:sqlite';
import { decodeKeys, decodeRows, encodeKeys, encodeRows } from '#domain/failures/arrowColumns.ts';
import type { ColumnsManifest, DatasetColumns, FoundRows } from '#domain/failures/columnsManifest.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import { onlyRows } from '#domain/failures/onlyRows.ts';
import { rowTable, type KeyedChunk } from '#domain/failures/rowTable.ts';
import { readChunk, readKeyChunk } from './chunkRows.ts';
import {
  dropLeftBytes,
  findBytes,
  isShape,
  keepBytes,
  layChunks,
  listChunks,
  saveChunk,
  type Chunk,
} from './chunkTable.ts';
import { findDataset, listDatasets, type DatasetRow } from './datasetTable.ts';
import { listExposures } from './exposureTable.ts';
import { foundRows } from './foundRows.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { listMatchKeys } from './matchKeyTable.ts';

type Named = { readonly mapId: string; readonly dataset: string };

/** The rows' columns in immutable chunks, made batch by batch so that other questions are answered meanwhile. */
export class Columns {
  readonly #db: DatabaseSync;
  readonly #now: () => Date;
  readonly #chunkRows: number;
  /** Under way, by dataset: nobody makes the same chunks twice. */
  readonly #making = new Map<string, Promise<void>>();

  constructor(db: DatabaseSync, now: () => Date, chunkRows: number) {
    this.#db = db;
    this.#now = now;
    this.#chunkRows = chunkRows;
  }

  /** What there is to load of a map, every chunk made and of the revision that it is told under. */
  async manifest(mapId: string): Promise<ColumnsManifest> {
    const datasets: DatasetColumns[] = [];
    for (const { id } of listDatasets(this.#db, mapId)) {
      const columns = await this.ofDataset({ mapId, dataset: id });
      if (columns !== null) datasets.push(columns);
    }
    return { datasets, exposures: [...listExposures(this.#db, mapId)] };
  }

  /** The same for one dataset; null where it is not there (any more). */
  async ofDataset(named: Named): Promise<DatasetColumns | null> {
    let tried: number | null = null;
    for (;;) {
      const dataset = this.#find(named);
      if (dataset === null) return null;
      const chunks = listChunks(this.#db, dataset.no);
      if (this.#isMade(dataset, chunks)) return this.#toColumns(dataset, chunks);
      if (tried === dataset.revision) throw new Error('The chunks do not hold the rows that there are.');
      tried = dataset.revision;
      await this.make(named);
    }
  }

  /** All rows of a map as tables, those only that hold the words where there are some. */
  async tables(mapId: string, q: string): Promise<FailureTables> {
    const { datasets, exposures } = await this.manifest(mapId);
    const found = q.trim() === '' ? null : await this.found(mapId, q);
    const tables = datasets.map((each) => {
      const ofDataset = found?.datasets.find(({ dataset }) => dataset === each.dataset);
      const chunks = each.chunks.map(({ rows, keys }, index): KeyedChunk => {
        const chunk = {
          rows: decodeRows(this.#bytesOf(mapId, rows)),
          key: decodeKeys(this.#bytesOf(mapId, keys)),
        };
        if (found === null) return chunk;
        return onlyRows(chunk, Buffer.from(ofDataset?.chunks[index] ?? '', 'base64'));
      });
      return rowTable(each, chunks).table;
    });
    return { tables, exposures };
  }

  /** Which rows hold some words, chunk by chunk. */
  async found(mapId: string, q: string): Promise<FoundRows> {
    const datasets: FoundRows['datasets'] = [];
    for (const { dataset, revision } of (await this.manifest(mapId)).datasets) {
      const stored = this.#find({ mapId, dataset });
      if (stored === null) continue;
      const chunks: string[] = [];
      for (const chunk of listChunks(this.#db, stored.no)) {
        const bits = await foundRows(this.#db, stored.no, { chunk, q });
        chunks.push(Buffer.from(bits).toString('base64'));
      }
      datasets.push({ dataset, revision, chunks });
    }
    return { datasets };
  }

  /** Makes what is missing, unless that is under way. */
  make(named: Named): Promise<void> {
    const name = JSON.stringify(named);
    const known = this.#making.get(name);
    if (known !== undefined) return known;
    const making = this.#makeMissing(named).finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    return making;
  }

  async #makeMissing(named: Named): Promise<void> {
    for (;;) {
      const dataset = this.#find(named);
      if (dataset === null) return;
      inTransaction(this.#db, () => layChunks(this.#db, dataset, this.#chunkRows));
      const missing = listChunks(this.#db, dataset.no).find(
        ({ rowsHash, keysHash }) => rowsHash === '' || keysHash === '',
      );
      if (missing === undefined) break;
      await this.#makeChunk(named, dataset, missing);
    }
    dropLeftBytes(this.#db, named.mapId, this.#now());
  }

  /** Rows may change while they are read: then what was read is not kept, and the chunk is made once more. */
  async #makeChunk(named: Named, dataset: DatasetRow, chunk: Chunk): Promise<void> {
    const { rows, key } =
      chunk.rowsHash === ''
        ? await readChunk(this.#db, dataset, chunk)
        : { rows: null, key: await readKeyChunk(this.#db, dataset, chunk) };
    if (this.#find(named)?.revision !== dataset.revision) return;
    const count = key.length;
    inTransaction(this.#db, () => {
      if (count === 0) return saveChunk(this.#db, dataset.no, { ...chunk, count });
      const rowsHash = rows === null ? chunk.rowsHash : this.#keep(named, encodeRows(rows));
      const keysHash = this.#keep(named, encodeKeys(key));
      return saveChunk(this.#db, dataset.no, { ...chunk, count, rowsHash, keysHash });
    });
  }

  #bytesOf(mapId: string, hash: string): Uint8Array {
    const bytes = findBytes(this.#db, { mapId, hash });
    if (bytes === null) throw new Error('A chunk that was just told of is not there.');
    return bytes;
  }

  #keep({ mapId }: Named, bytes: Uint8Array): string {
    return keepBytes(this.#db, mapId, bytes);
  }

  #find({ mapId, dataset }: Named): DatasetRow | null {
    return findDataset(this.#db, mapId, { id: dataset });
  }

  #isMade({ segments, rows, no }: DatasetRow, chunks: readonly Chunk[]): boolean {
    const held = chunks.reduce((sum, { count }) => sum + count, 0);
    if (held !== rows || chunks.some(({ rowsHash, keysHash }) => rowsHash === '' || keysHash === ''))
      return false;
    return rows === 0 || isShape(this.#db, no, segments);
  }

  #toColumns(dataset: DatasetRow, chunks: readonly Chunk[]): DatasetColumns {
    return {
      dataset: dataset.id,
      revision: String(dataset.revision),
      timeZone: dataset.timeZone,
      rows: dataset.rows,
      keys: listMatchKeys(this.#db, dataset.no).map(({ key }) => key),
      chunks: chunks.map(({ rowsHash, keysHash, count }) => ({ rows: rowsHash, keys: keysHash, count })),
    };
  }
}
