import { z } from 'zod';
import { idSchema } from './id.ts';

/**
 * Rows of `dataset` whose grouping column holds exactly `value` belong to `place` (a touchpoint's or path's id)
 * and, where named, to `failureMode`. Lower `order` wins where two rules claim one value.
 */
export const ruleSchema = z.object({
  id: idSchema,
  dataset: idSchema,
  kind: z.enum(['columnValue']).default('columnValue'),
  value: z.string().max(500),
  place: idSchema,
  failureMode: idSchema.nullable().default(null),
  order: z.string().max(200).default('a0'),
});
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
