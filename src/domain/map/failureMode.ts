import { z } from 'zod';
import { idSchema } from './id.ts';
import { ownerFields } from './owner.ts';

export const causes = [
  'people',
  'process',
  'policy',
  'technology',
  'information',
  'product',
  'thirdParty',
] as const;
export type Cause = (typeof causes)[number];

/** Causes as people read them. */
export const causeWords: Readonly<Record<Cause, string>> = {
  people: 'People',
  process: 'Process',
  policy: 'Policy',
  technology: 'Technology',
  information: 'Information',
  product: 'Product',
  thirdParty: 'Third party',
};

/** Weights over causes, each 0–1, several at once; drawn as shares of their sum. */
const causeWeightsSchema = z.partialRecord(z.enum(causes), z.number().min(0).max(1)).default({});

/**
 * A named kind of failure at a touchpoint or a hand-off (`place` is a touchpoint's or a path's id). What the
 * customers' text blames and what an investigation found are two fields, and stay two.
 */
export const failureModeSchema = z.object({
  id: idSchema,
  name: z.string().max(200).default(''),
  place: idSchema.nullable().default(null),
  severity: z.number().int().min(1).max(10).nullable().default(null),
  perceivedCause: causeWeightsSchema,
  actualCause: causeWeightsSchema,
  evidence: z.string().max(20_000).default(''),
  ...ownerFields,
});
export type FailureMode = Readonly<z.infer<typeof failureModeSchema>>;
