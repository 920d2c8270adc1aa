import { z } from 'zod';
import { evidenceRowSchema } from './evidence.ts';

/**
 * What `GET /maps/:id/quotes` answers: `representativeQuotes` of a place's texts, with their rows. `read` texts were
 * compared, of `withWords` rows that have any; `like` counts among the texts that were read.
 */
export const quotesSchema = z.object({
  quotes: z.array(z.object({ row: evidenceRowSchema, like: z.number().int() })),
  dissenting: z.object({ row: evidenceRowSchema, because: z.enum(['scoredWell', 'leastAlike']) }).nullable(),
  read: z.number().int(),
  withWords: z.number().int(),
});
export type Quotes = Readonly<z.infer<typeof quotesSchema>>;
