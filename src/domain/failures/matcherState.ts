import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';

/** Held-out figures of a training (`TrainingReport` of the matcher); shares from 0 to 1. */
export const matcherReportSchema = z.object({
  n: z.number().int(),
  classes: z.number().int(),
  accuracy: z.number(),
  macroF1: z.number(),
  majorityAccuracy: z.number(),
  majorityMacroF1: z.number(),
  acceptedShare: z.number(),
  acceptedAccuracy: z.number().nullable(),
});
export type MatcherReport = Readonly<z.infer<typeof matcherReportSchema>>;

/**
 * What `GET /maps/:id/matcher` answers. `training` goes on (`share` done, 0 to 1), and `placing` brings what was
 * learned to the rows; `ready` and `refused` are what the last training ended as; `problem` says why it was refused
 * or broke off.
 */
export const matcherStateSchema = z.object({
  state: z.enum(['none', 'training', 'placing', 'ready', 'refused']),
  share: z.number(),
  trainedAt: z.string().nullable(),
  report: matcherReportSchema.nullable(),
  problem: z.string().nullable(),
});
export type MatcherState = Readonly<z.infer<typeof matcherStateSchema>>;

/** A place and a failure mode ('' = under none) that a text may belong to, and the words that spoke for it. */
export const suggestionSchema = z.object({
  place: idSchema,
  mode: z.union([idSchema, z.literal('')]),
  p: z.number(),
  words: z.array(z.string()),
});
export type Suggestion = Readonly<z.infer<typeof suggestionSchema>>;

/** A record for a person to decide about; its text is masked. */
export const codingRowSchema = z.object({
  id: z.string(),
  dataset: idSchema,
  occurredAt: z.string(),
  day: z.string(),
  channel: z.string(),
  group: z.string(),
  text: z.string(),
  suggestions: z.array(suggestionSchema).max(3),
});
export type CodingRow = Readonly<z.infer<typeof codingRowSchema>>;

/** The coding queue: `left` unmatched records that nobody has decided about, the most useful of them as `rows`. */
export const codingPageSchema = z.object({ left: z.number().int(), rows: z.array(codingRowSchema) });
export type CodingPage = Readonly<z.infer<typeof codingPageSchema>>;
