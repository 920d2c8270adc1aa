import { z } from 'zod';
import { evidenceRowSchema } from './evidence.ts';

/**
 * What `GET /maps/:id/failures/:row` answers: one row, and the others of its customer on the same map, newest first:
 * the first hundred of `total`. `ofCustomer` is null where the row names no customer.
 */
export const evidenceRecordSchema = z.object({
  row: evidenceRowSchema,
  ofCustomer: z.object({ rows: z.array(evidenceRowSchema), total: z.number().int() }).nullable(),
});
export type EvidenceRecord = Readonly<z.infer<typeof evidenceRecordSchema>>;
