import type { DatabaseSync } from 'node:sqlite';
import type { DatasetTallies, Tallies } from '#domain/failures/tallies.ts';
import { layChunks, listChunks, saveChunk, type Chunk } from './chunkTable.ts';
import { listDatasets, type DatasetRow } from './datasetTable.ts';
import { listExposures } from './exposureTable.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { listMatchKeys } from './matchKeyTable.ts';
import { mergeCells } from './mergeCells.ts';
import { tallyColumns } from './tallyColumns.ts';
import { tallyStretch, type Cell } from './tallyStretch.ts';

/** The cells of a chunk as of its so-manieth change. */
type Counted = { readonly changes: number; readonly cells: readonly Cell[] };
type Kept = { readonly tallies: DatasetTallies; readonly chunks: ReadonlyMap<number, Counted> };

/** So many cells are kept between questions, of the datasets asked for last; one dataset always is. */
const mostCells = 1_000_000;

/**
 * Tallies of maps, kept chunk by chunk: where rows have changed, only their chunks are counted again, so that a failure
 * that comes in beside a million others shows as fast as beside none.
 */
export class TallyKeeper {
  readonly #db: DatabaseSync;
  readonly #chunkRows: number;
  /** By dataset, the one asked for last at the end. */
  readonly #kept = new Map<number, Kept>();
  #rowsRead = 0;

  constructor(db: DatabaseSync, chunkRows: number) {
    this.#db = db;
    this.#chunkRows = chunkRows;
  }

  /** How many rows have been read to count them, since this began. */
  get rowsRead(): number {
    return this.#rowsRead;
  }

  /** All that lies over a map, as it is now. */
  of(mapId: string): Tallies {
    const datasets = listDatasets(this.#db, mapId).map((dataset) => this.#ofDataset(dataset));
    return { datasets, exposures: [...listExposures(this.#db, mapId)] };
  }

  /** After a dataset is gone: another may get its number, and count its revisions from the start again. */
  forget(): void {
    this.#kept.clear();
  }

  #ofDataset(dataset: DatasetRow): DatasetTallies {
    const known = this.#kept.get(dataset.no);
    const kept = known?.tallies.revision === String(dataset.revision) ? known : this.#count(dataset, known);
    this.#kept.delete(dataset.no);
    this.#kept.set(dataset.no, kept);
    this.#forgetOldest();
    return kept.tallies;
  }

  /** All of one moment: laying out the rows, counting them and listing their keys. */
  #count(dataset: DatasetRow, known: Kept | undefined): Kept {
    return inTransaction(this.#db, () => {
      layChunks(this.#db, dataset, this.#chunkRows);
      const chunks = new Map<number, Counted>();
      for (const chunk of listChunks(this.#db, dataset.no)) {
        const earlier = known?.chunks.get(chunk.chunk);
        const isAsBefore = earlier?.changes === chunk.changes;
        chunks.set(chunk.chunk, isAsBefore ? earlier : this.#countChunk(dataset.no, chunk));
      }
      const cells = mergeCells([...chunks.values()].map((counted) => counted.cells));
      return { tallies: tallyColumns(dataset, listMatchKeys(this.#db, dataset.no), cells), chunks };
    });
  }

  #countChunk(dataset: number, chunk: Chunk): Counted {
    const cells = tallyStretch(this.#db, dataset, chunk);
    const count = cells.reduce((sum, cell) => sum + cell.count, 0);
    this.#rowsRead += count;
    // Rows that are gone leave their ids to the next ones: those are laid out by what the chunk still holds.
    if (count !== chunk.count) saveChunk(this.#db, dataset, { ...chunk, count });
    return { changes: chunk.changes, cells };
  }

  #forgetOldest(): void {
    let cells = [...this.#kept.values()].reduce((sum, kept) => sum + cellsOf(kept), 0);
    for (const [no, kept] of this.#kept) {
      if (cells <= mostCells || this.#kept.size === 1) return;
      this.#kept.delete(no);
      cells -= cellsOf(kept);
    }
  }
}

function cellsOf({ chunks }: Kept): number {
  return [...chunks.values()].reduce((sum, { cells }) => sum + cells.length, 0);
}
