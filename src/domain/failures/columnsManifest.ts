import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { exposureSchema } from './exposure.ts';
import { matchKeySchema } from './matchKey.ts';

/** Rows in a chunk; only a dataset's last chunk has fewer. */
export const rowsPerChunk = 65_536;

const count = z.number().int().min(0);
const hash = z.string().regex(/^[\w-]{20,64}$/);

/**
 * One dataset's rows as chunks in the order of their ids. Both hashes name bytes that never change
 * (`GET /maps/:id/columns/:hash`, Arrow): `rows` the columns of `count` rows, `keys` their one column `key`, indexes
 * into `keys` here. So another assignment is a short download, and a new row changes the last chunk only.
 */
const datasetColumnsSchema = z.object({
  dataset: idSchema,
  revision: z.string(),
  timeZone: z.string(),
  rows: count,
  keys: z.array(matchKeySchema),
  chunks: z.array(z.object({ rows: hash, keys: hash, count })),
});
export type DatasetColumns = Readonly<z.infer<typeof datasetColumnsSchema>>;

/** What `GET /maps/:id/columns` answers, to those who may see rows. */
export const columnsManifestSchema = z.object({
  datasets: z.array(datasetColumnsSchema),
  exposures: z.array(exposureSchema),
});
export type ColumnsManifest = Readonly<z.infer<typeof columnsManifestSchema>>;

/**
 * What `GET /maps/:id/columns/found?q=` answers: the rows that hold the words, a bitset a chunk (base64; bit i of the
 * chunk = bit i & 7 of byte i >> 3). Of use with columns of the same revision only.
 */
export const foundRowsSchema = z.object({
  datasets: z.array(z.object({ dataset: idSchema, revision: z.string(), chunks: z.array(z.string()) })),
});
export type FoundRows = Readonly<z.infer<typeof foundRowsSchema>>;
