import { decodeKeys, decodeRows } from '#domain/failures/arrowColumns.ts';
import {
  columnsManifestSchema,
  foundRowsSchema,
  type ColumnsManifest,
  type DatasetColumns,
} from '#domain/failures/columnsManifest.ts';
import { CubeDesk, type NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import type { FoundCells } from '#domain/failures/cube/cubeData.ts';
import type { CountedNumbers } from '#domain/failures/cube/readNumbers.ts';
import type { RowChunk } from '#domain/failures/rowChunk.ts';
import { rowTable, type RowTable } from '#domain/failures/rowTable.ts';

/** Bytes from the server, or why there are none, as a sentence. */
export type Fetching = (path: string) => Promise<Response>;

interface Loaded {
  readonly revisions: string;
  readonly manifest: ColumnsManifest;
  readonly tables: readonly RowTable[];
  readonly desk: CubeDesk;
}

/** What is expected to go wrong: the server does not answer, or does not give the rows. */
export class NoRows extends Error {}

/**
 * A map's rows, loaded when they are first asked for and again for every new state of its datasets; chunks that are
 * known stay, so that a new revision fetches only what changed.
 */
export class RowsDesk {
  readonly #fetch: Fetching;
  readonly #rows = new Map<string, Promise<RowChunk>>();
  readonly #keys = new Map<string, Promise<Uint32Array>>();
  #loading: { readonly revisions: string; readonly loaded: Promise<Loaded> } | null = null;
  #found: { readonly words: string; readonly of: Loaded; readonly cells: Promise<FoundCells> } | null = null;

  /** `fetching` gets paths below the map's own, such as `/columns`. */
  constructor(fetching: Fetching) {
    this.#fetch = fetching;
  }

  /** Throws `NoRows` where the server gives none. */
  async count(question: NumbersQuestion, revisions: string): Promise<CountedNumbers> {
    const loaded = await this.load(revisions);
    const { q } = question.filter;
    const found = q === '' ? null : await this.#foundCells(loaded, q);
    return loaded.desk.count(question, found);
  }

  /** The rows of the datasets' state that `revisions` names, or of a newer one. */
  load(revisions: string): Promise<Loaded> {
    if (this.#loading?.revisions !== revisions) {
      const loaded = this.#load(revisions);
      this.#loading = { revisions, loaded };
      // What failed is tried again with the next question.
      loaded.catch(() => {
        if (this.#loading?.loaded === loaded) this.#loading = null;
      });
    }
    return this.#loading.loaded;
  }

  async #load(revisions: string): Promise<Loaded> {
    const manifest = columnsManifestSchema.parse(await (await this.#fetch('/columns')).json());
    const tables = await Promise.all(manifest.datasets.map((dataset) => this.#tableOf(dataset)));
    this.#forgetAllBut(manifest);
    const desk = new CubeDesk({
      tables: tables.map(({ table }) => table),
      exposures: manifest.exposures,
    });
    return { revisions, manifest, tables, desk };
  }

  async #tableOf(dataset: DatasetColumns): Promise<RowTable> {
    const chunks = await Promise.all(
      dataset.chunks.map(async ({ rows, keys }) => ({
        rows: await kept(this.#rows, rows, async () => decodeRows(await this.#bytes(rows))),
        key: await kept(this.#keys, keys, async () => decodeKeys(await this.#bytes(keys))),
      })),
    );
    return rowTable(dataset, chunks);
  }

  async #bytes(hash: string): Promise<Uint8Array> {
    const response = await this.#fetch(`/columns/${hash}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  #forgetAllBut({ datasets }: ColumnsManifest): void {
    const chunks = datasets.flatMap((dataset) => dataset.chunks);
    const named = new Set(chunks.flatMap(({ rows, keys }) => [rows, keys]));
    for (const hash of this.#rows.keys()) if (!named.has(hash)) this.#rows.delete(hash);
    for (const hash of this.#keys.keys()) if (!named.has(hash)) this.#keys.delete(hash);
  }

  #foundCells(of: Loaded, words: string): Promise<FoundCells> {
    if (this.#found?.words !== words || this.#found.of !== of) {
      this.#found = { words, of, cells: this.#findCells(of, words) };
    }
    return this.#found.cells;
  }

  async #findCells({ manifest, tables }: Loaded, words: string): Promise<FoundCells> {
    const response = await this.#fetch(`/columns/found?q=${encodeURIComponent(words)}`);
    const { datasets } = foundRowsSchema.parse(await response.json());
    return new Map(
      manifest.datasets.flatMap(({ dataset, revision, chunks }, index) => {
        const found = datasets.find((each) => each.dataset === dataset);
        const table = tables[index];
        if (found === undefined || table === undefined) return [];
        if (found.revision !== revision) throw new NoRows('The data changed meanwhile; ask again.');
        const isFound = foundRows(chunks, found.chunks);
        return [[dataset, Uint8Array.from(table.rowOfCell, (row) => isFound[row] ?? 0)] as const];
      }),
    );
  }
}

/** Bitsets in base64, a chunk each, as 1 or 0 for each row of the dataset. */
function foundRows(chunks: DatasetColumns['chunks'], bitsets: readonly string[]): Uint8Array {
  const rows = new Uint8Array(chunks.reduce((sum, { count }) => sum + count, 0));
  let start = 0;
  chunks.forEach(({ count }, index) => {
    const bits = Uint8Array.from(atob(bitsets[index] ?? ''), (letter) => letter.charCodeAt(0));
    for (let row = 0; row < count; row += 1) rows[start + row] = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
    start += count;
  });
  return rows;
}

/** What a map of promises holds under a name; made where it is missing, forgotten where that fails. */
function kept<T>(things: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const known = things.get(name);
  if (known !== undefined) return known;
  const made = make();
  things.set(name, made);
  made.catch(() => things.delete(name));
  return made;
}
