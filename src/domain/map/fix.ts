import { z } from 'zod';
import { idSchema } from './id.ts';
import { ownerFields } from './owner.ts';

const money = z.number().min(0).max(1e12).nullable().default(null);

/** A share 0–1 as low, likely, high. */
export const shareRangeSchema = z.object({
  low: z.number().min(0).max(1),
  likely: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});
export type ShareRange = Readonly<z.infer<typeof shareRangeSchema>>;

/**
 * Something that would reduce failure modes. Cost in the map's currency, once; null is unknown. `reduces` maps a
 * failure mode's id to the share of its failures that the fix is expected to prevent.
 */
export const fixSchema = z.object({
  id: idSchema,
  name: z.string().max(200).default(''),
  costLow: money,
  costLikely: money,
  costHigh: money,
  durationWeeks: z.number().min(0).max(520).nullable().default(null),
  reduces: z.record(idSchema, shareRangeSchema).default({}),
  status: z.enum(['idea', 'funded', 'done']).default('idea'),
  ...ownerFields,
});
export type Fix = Readonly<z.infer<typeof fixSchema>>;
