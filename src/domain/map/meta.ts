import { z } from 'zod';

const share = z.number().min(0).max(1);
const amount = z.number().min(0).max(1e12);

/**
 * What holds for the whole map. Money assumptions stand here, each with its range, so that every result can show
 * and edit them: `customersPerYear` people, `marginPerCustomer` in `currency` a year, `loss…` the extra share of
 * customers lost because they met a failure (loss without a problem already subtracted).
 */
export const metaSchema = z.object({
  schemaVersion: z.number().int().min(1).default(1),
  title: z.string().max(200).default('Untitled map'),
  description: z.string().max(20_000).default(''),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  customersPerYear: amount.nullable().default(null),
  marginPerCustomer: amount.nullable().default(null),
  lossLow: share.nullable().default(null),
  lossLikely: share.nullable().default(null),
  lossHigh: share.nullable().default(null),
});
export type Meta = Readonly<z.infer<typeof metaSchema>>;
