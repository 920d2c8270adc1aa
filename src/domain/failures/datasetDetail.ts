import { z } from 'zod';
import { dayTextSchema } from './failureFilter.ts';
import { importSettingsSchema } from './importSettings.ts';

const count = z.number().int();

/** What an import found and did; a later file with the same `headings` is of the same kind; `rejectsId` names its refused rows as long as they are kept. */
export const importReportSchema = z.object({
  fileName: z.string(),
  at: z.string(),
  headings: z.array(z.string()).default([]),
  counts: z.object({ read: count, accepted: count, updated: count, unchanged: count, rejected: count }),
  proofs: z.array(
    z.object({
      id: z.string(),
      column: z.string().nullable(),
      value: z.string(),
      because: z.string(),
      kind: z.literal('alarm').optional(),
    }),
  ),
  rejectsId: z.string().nullable(),
});
export type ImportReport = Readonly<z.infer<typeof importReportSchema>>;

/**
 * What `GET /maps/:id/datasets/:dataset` answers: what was answered when the dataset was imported (`settings` holds for
 * its next file), and how its last import went; null where rows came otherwise.
 */
export const datasetDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  groupBy: z.string(),
  timeZone: z.string(),
  identity: z.enum(['sourceId', 'content']),
  rows: count,
  days: z.object({ first: dayTextSchema, last: dayTextSchema }).nullable(),
  revision: count,
  importedAt: z.string(),
  settings: importSettingsSchema,
  lastImport: importReportSchema.nullable(),
});
export type DatasetDetail = Readonly<z.infer<typeof datasetDetailSchema>>;
