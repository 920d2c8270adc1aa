import { z } from 'zod';
import { idSchema } from './id.ts';

/**
 * One imported source, as the map knows it: names, counts, and a revision that changes with its rows. The rows
 * themselves never enter the document. `segments` are the columns of few values to filter by. `kind` exposures holds denominators instead of failures.
 */
export const datasetSchema = z.object({
  id: idSchema,
  name: z.string().max(200).default(''),
  kind: z.enum(['failures', 'exposures']).default('failures'),
  source: z.string().max(200).default(''),
  rows: z.number().int().min(0).default(0),
  revision: z.string().max(128).default(''),
  groupBy: z.string().max(500).default(''),
  segments: z.array(z.string().max(500)).max(20).default([]),
  timeZone: z.string().max(100).default('UTC'),
  madeUp: z.boolean().default(false),
  importedAt: z.string().max(40).default(''),
});
export type Dataset = Readonly<z.infer<typeof datasetSchema>>;
